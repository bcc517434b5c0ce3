/// Everything that is wrong with a form, on top of its page, with links to the fields.
struct FaultSummary: Sendable {
    struct Item: Sendable {
        let text: String
        let anchor: String?
    }

    let heading: String
    let items: [Item]
}
