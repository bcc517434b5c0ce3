extension Duration {
    /// Without the rest below a microsecond.
    var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }

    /// Without the rest below a second.
    var wholeSeconds: Int64 { components.seconds }
}
