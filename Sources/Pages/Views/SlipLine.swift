/// One line of a slip: a label and its exact value.
struct SlipLine: Sendable {
    let label: String
    let value: String
    /// `total` for the line that counts, `mono` for an id, else empty.
    let style: String

    init(_ label: String, _ value: String, style: String = "") {
        self.label = label
        self.value = value
        self.style = style
    }
}
