extension JSON {
    /// Reads a document strictly.
    ///
    /// Guaranteed of what comes out: no object names a member twice, every string is Unicode without U+0000,
    /// integers fit 64 bits, reals are finite, at most `depthMax` arrays and objects are nested. `-0` is the
    /// integer 0; a real too small for a `Double` is 0.
    /// - Throws: with the first thing that is wrong, in the order: too large, too deep, then as the bytes
    ///   come.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .request) throws(JSONParsingError) {
        guard bytes.count <= limits.bytesMax else {
            throw JSONParsingError(.tooLarge, offset: limits.bytesMax)
        }
        if let offset = NestingScan.firstTooDeep(in: bytes.span, depthMax: limits.depthMax) {
            throw JSONParsingError(.tooDeep, offset: offset)
        }
        guard bytes.contains(where: { !$0.isJSONWhiteSpace }) else {
            throw JSONParsingError(.empty, offset: 0)
        }
        let tree = try JanssonValue(parsing: bytes)
        self = tree.json
    }

    /// Reads a document that stands in a string.
    public init(parsing text: String, limits: JSONLimits = .request) throws(JSONParsingError) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }
}

extension UInt8 {
    fileprivate var isJSONWhiteSpace: Bool {
        self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
    }
}
