/// One JSON object of strings on one line: what a log needs of JSON.
struct JSONLine {
    private var content: [UInt8] = [UInt8(ascii: "{")]

    /// The object with its newline.
    var bytes: [UInt8] { content + Array("}\n".utf8) }

    mutating func add(_ name: String, _ value: String) {
        if content.count > 1 { content.append(UInt8(ascii: ",")) }
        addQuoted(name)
        content.append(UInt8(ascii: ":"))
        addQuoted(value)
    }

    private mutating func addQuoted(_ text: String) {
        content.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): content += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): content += Array("\\n".utf8)
            case 0..<0x20: content += Array(("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8)
            default: content.append(byte)
            }
        }
        content.append(UInt8(ascii: "\""))
    }
}
