extension PersonName {
    /// Enough to recognise somebody by, not enough to learn who a stranger is: `Ann K.` for Ann Maria
    /// Kowalski.
    ///
    /// A name of one word, or whose first word holds an @, shows its first character alone: `M•••`.
    package var masked: String {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let last = words.last else { return "•••" }
        guard words.count > 1, !first.contains("@") else { return "\(first.prefix(1))•••" }
        return "\(first) \(last.prefix(1).uppercased())."
    }
}
