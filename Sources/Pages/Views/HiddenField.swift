/// A field that a form carries along unseen.
struct HiddenField: Sendable {
    let name: String
    let value: String
}
