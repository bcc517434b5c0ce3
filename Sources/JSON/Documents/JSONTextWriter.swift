/// Writes a document's text on one line straight into bytes, without jansson.
///
/// jansson has to be given a tree of its own first, which costs several times as much (decision 0021). The
/// text is the same byte for byte, which a test holds.
struct JSONTextWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1024) }

    /// Adds a document without blanks.
    mutating func write(_ json: JSON) {
        switch json {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .real: bytes.append(contentsOf: JanssonValue(json).serialized(pretty: false))
        case .string(let value): write(value)
        case .array(let elements): write(elements)
        case .object(let object): write(object)
        }
    }

    private mutating func write(_ elements: [JSON]) {
        bytes.append(UInt8(ascii: "["))
        for (position, element) in elements.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ object: JSONObject) {
        bytes.append(UInt8(ascii: "{"))
        for (position, member) in object.entries.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            write(member.name)
            bytes.append(UInt8(ascii: ":"))
            write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ string: String) {
        var string = string
        bytes.append(UInt8(ascii: "\""))
        // The text stays where it is until the closure returns.
        string.withUTF8 { text in
            if unsafe text.contains(where: \.isEscapedInJSON) {
                unsafe text.forEach { writeEscaped($0) }
            } else {
                unsafe bytes.append(contentsOf: text)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
        case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
        case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
        case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
        case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
        case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
        case 0x00..<0x10:
            bytes.append(contentsOf: (#"\u000"# + String(byte, radix: 16, uppercase: true)).utf8)
        case 0x10..<0x20: bytes.append(contentsOf: (#"\u00"# + String(byte, radix: 16, uppercase: true)).utf8)
        default: bytes.append(byte)
        }
    }
}

extension UInt8 {
    /// Whether it is, or is part of, a character that a JSON string cannot hold as it is (RFC 8259,
    /// section 7).
    fileprivate var isEscapedInJSON: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}
