/// Whom a brake holds: an e-mail or an address, known by its SHA-256 alone.
struct ThrottleSubject: Hashable, Sendable {
    enum Kind: String, Sendable {
        case account
        case address
    }

    let kind: Kind
    let digest: [UInt8]

    init(_ email: EmailAddress) {
        kind = .account
        digest = Sodium.sha256(Array("account:\(email.text)".utf8))
    }

    init(_ address: ClientAddress) {
        kind = .address
        digest = Sodium.sha256(Array("address:".utf8) + address.network)
    }
}
