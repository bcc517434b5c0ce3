import Ledger

/// Whose use of a quota is counted, known by a SHA-256 alone.
struct QuotaSubject: Hashable, Sendable {
    let digest: [UInt8]

    init(_ address: ClientAddress, _ name: QuotaPolicy.Name) {
        digest = Sodium.sha256(Array("\(name.rawValue):address:".utf8) + address.network)
    }

    init(_ user: UserID, _ name: QuotaPolicy.Name) {
        digest = Sodium.sha256(Array("\(name.rawValue):user:\(user)".utf8))
    }
}
