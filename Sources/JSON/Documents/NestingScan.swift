/// Finds out how deeply a text nests before the parser, which recurses, is let near it.
enum NestingScan {
    /// The offset of the first bracket that opens more than `depthMax` arrays and objects, or `nil` when none
    /// does.
    ///
    /// It only tells strings from brackets, so of a text that is not JSON at all it may say either: the
    /// parser judges that.
    static func firstTooDeep(in bytes: Span<UInt8>, depthMax: Int) -> Int? {
        var depth = 0
        var isInString = false
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\"") where !isInString: isInString = true
            case UInt8(ascii: "\""): isInString = false
            case UInt8(ascii: "\\") where isInString: offset += 1
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if isInString { break }
                depth += 1
                if depth > depthMax { return offset }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if !isInString { depth -= 1 }
            default: break
            }
            offset += 1
        }
        return nil
    }
}
