extension Duration {
    /// Whole milliseconds, rounded up: a short limit must not become 0, which PostgreSQL reads as "none".
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
