import Glibc

/// The network address that a request came from, in its one canonical text.
package struct ClientAddress: Hashable, Sendable {
    package let text: String
    /// What the brake on log-ins takes for one place: an IPv4 address, or the 64-bit prefix that one IPv6
    /// line has.
    let network: [UInt8]

    /// Reads an IPv4 or IPv6 address without port or zone; an IPv4 one inside IPv6 counts as IPv4. `nil` for
    /// anything else, such as the peer of a Unix socket.
    package init?(_ text: String) {
        guard let bytes = Self.parse(text, AF_INET, count: 4) ?? Self.parse(text, AF_INET6, count: 16) else {
            return nil
        }
        let isMapped =
            bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10...11] == [0xFF, 0xFF]
        let address = isMapped ? Array(bytes[12...]) : bytes
        self.text = Self.print(address)
        network = address.count == 4 ? address : Array(address[..<8])
    }

    private static func parse(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
        // A NUL would end the text early for inet_pton.
        guard text.utf8.count < INET6_ADDRSTRLEN, !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        // Writes as many bytes as the family's addresses have, which is `count`.
        return unsafe inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    private static func print(_ address: [UInt8]) -> String {
        let family = address.count == 4 ? AF_INET : AF_INET6
        var characters = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        // Reads the address of its family, writes at most what there is room for.
        _ = unsafe inet_ntop(family, address, &characters, socklen_t(characters.count))
        return String(untilNUL: characters)
    }
}
