extension JSON {
    /// The document's text as UTF-8: on one line without blanks, or `pretty`, indented by two.
    ///
    /// Members stand in their order; characters beyond ASCII stand as they are. A real is written with as
    /// many digits as bring the same value back.
    public func serialized(pretty: Bool = false) -> [UInt8] {
        if pretty { return JanssonValue(self).serialized(pretty: true) }
        var writer = JSONTextWriter()
        writer.write(self)
        return writer.bytes
    }
}

extension JSON: CustomStringConvertible {
    /// The document's text on one line.
    public var description: String { String(decoding: serialized(), as: UTF8.self) }
}
