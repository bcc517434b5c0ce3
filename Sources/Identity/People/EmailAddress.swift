/// An e-mail address in the one form that is stored and compared: ASCII, lower case.
///
/// The grammar is that of HTML's `<input type=email>` (WHATWG HTML, "valid e-mail address"), so that browser
/// and service agree, with RFC 5321's lengths: 64 before the @, 254 in all. Nothing is trimmed.
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    package static let lengthMax = 254
    package static let localPartLengthMax = 64
    package static let labelLengthMax = 63

    package init(_ text: String) throws(EmailFault) {
        let bytes = text.utf8.map(Self.lowerCase)
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.lengthMax else { throw .tooLong }
        guard bytes.allSatisfy({ $0 < 0x80 }) else { throw .notASCII }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .notOneAt }
        guard Self.isLocalPart(parts[0]) else { throw .localPart }
        guard Self.isDomain(parts[1]) else { throw .domain }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// An address as it stands in the database.
    init(stored text: String) { self.text = text }

    /// What stands before the @.
    package var localPart: String { String(text.prefix { $0 != "@" }) }

    /// For logs and strangers: `a•••@example.com`.
    package var masked: String { "\(text.prefix(1))•••@\(text.drop { $0 != "@" }.dropFirst())" }

    private static func lowerCase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
    }

    private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
        let allowed = Array(".!#$%&'*+/=?^_`{|}~-".utf8)
        return (1...localPartLengthMax).contains(bytes.count)
            && bytes.allSatisfy { isLetterOrDigit($0) || allowed.contains($0) }
    }

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last, label.count <= labelLengthMax else {
                return false
            }
            return isLetterOrDigit(first) && isLetterOrDigit(last)
                && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

/// Printing shows the masked form, since what is printed may reach a log.
extension EmailAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { masked }
    package var debugDescription: String { masked }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
