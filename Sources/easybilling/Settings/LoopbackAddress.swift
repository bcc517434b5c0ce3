import Glibc

/// The addresses that only programs on the same machine can reach.
enum LoopbackAddress {
    /// Whether this is a loopback address in digits: 127.0.0.0/8 or ::1. A name is not: what it means can
    /// change.
    static func contains(_ address: String) -> Bool {
        var version4 = in_addr()
        if inet_pton(AF_INET, address, &version4) == 1 {
            return UInt32(bigEndian: version4.s_addr) >> 24 == 127
        }
        var version6 = in6_addr()
        guard inet_pton(AF_INET6, address, &version6) == 1 else { return false }
        return withUnsafeBytes(of: version6) { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 }
    }
}
