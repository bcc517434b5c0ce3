/// An address on this site that a form may lead back to, from a field that anybody can fill in.
///
/// Only a path: no scheme, no host, nothing that a browser would read as one (`//host`, `/\host`), no
/// control character.
package struct LocalAddress: Sendable, Equatable {
    package let text: String

    /// More than any of our own addresses needs.
    package static let bytesMax = 2_000

    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.bytesMax, bytes.first == UInt8(ascii: "/") else { return nil }
        if bytes.count > 1, bytes[1] == UInt8(ascii: "/") { return nil }
        guard !bytes.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\\") }) else {
            return nil
        }
        self.text = text
    }
}
