/// A password in clear, on its way to the hasher: it prints as `•••` wherever it is printed.
///
/// Two ways lead here, because the rules for choosing one are not the rules for presenting one: a password
/// that was chosen under older rules still opens the door.
package struct Password: Sendable {
    /// UTF-8, as typed: no trimming, no normalisation.
    let bytes: [UInt8]

    /// As a C function takes them, with their count.
    var characters: [CChar] { bytes.map { CChar(bitPattern: $0) } }

    package static let lengthMin = 8
    package static let lengthMax = 256

    /// A password that a client chooses: 8–256 Unicode scalars, of any kind, but not one that everybody tries
    /// first.
    ///
    /// With `email`, one that is the e-mail or the part before its @ is refused as well.
    package init(choosing text: String, email: EmailAddress? = nil) throws(PasswordFault) {
        let scalars = text.unicodeScalars
        guard scalars.count >= Self.lengthMin else { throw .tooShort }
        guard scalars.count <= Self.lengthMax else { throw .tooLong }
        guard !scalars.contains("\0") else { throw .nulCharacter }
        let lowered = text.lowercased()
        guard !Self.common.contains(lowered), !Self.isMonotonous(lowered) else { throw .common }
        bytes = Array(text.utf8)
        if let email, repeats(email) { throw .sameAsEmail }
    }

    /// A password that somebody presents to log in: any text; if it breaks a rule it is simply not the right
    /// one.
    package init(presented text: String) {
        bytes = Array(text.utf8)
    }

    /// Whether it is the e-mail itself, in any case, or the part before its @.
    package func repeats(_ email: EmailAddress) -> Bool {
        let lowered = String(decoding: bytes, as: UTF8.self).lowercased()
        return lowered == email.text || lowered == email.localPart
    }

    /// One character over and over: `aaaaaaaa`.
    private static func isMonotonous(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0 == text.unicodeScalars.first }
    }
}

extension Password: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
