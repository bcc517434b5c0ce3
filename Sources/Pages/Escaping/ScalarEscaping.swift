import Mustache

/// What a template's text is made of: HTML, with every value escaped so that it can never become markup.
///
/// The library's own escaping walks grapheme clusters, so a quote that is followed by a combining mark is one
/// `Character` that equals no quote, stays as it is and ends an attribute. This one reads the UTF-8 bytes:
/// the five characters that matter are single bytes there and never part of a longer sequence, so nothing
/// can hide them.
struct ScalarEscaping: MustacheContentType {
    /// The name by which every template asks for it: `{{% CONTENT_TYPE:PAGE}}`.
    static let name = "PAGE"

    /// The text as it may stand between tags or inside a quoted attribute.
    ///
    /// Control characters that HTML forbids become U+FFFD. Text that needs no change is returned as it came.
    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { Self.replacement(for: $0) != nil }) else { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let replacement = Self.replacement(for: byte) {
                escaped.append(contentsOf: replacement.utf8)
            } else {
                escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func replacement(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0x00..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}
