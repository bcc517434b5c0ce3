extension String {
    /// The text that a C function wrote into an array, up to the NUL behind it.
    init(untilNUL characters: [CChar]) {
        self.init(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
