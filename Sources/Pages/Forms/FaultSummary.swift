/// Everything that is wrong with a form, on top of its page, with links to the fields.
struct FaultSummary: Sendable {
    struct Item: Sendable {
        let text: String
        let anchor: String?
    }

    let heading: String
    /// The contract's word for the refusal, which programs and tests read; `nil` where no method was asked.
    let slug: String?
    let items: [Item]
}
