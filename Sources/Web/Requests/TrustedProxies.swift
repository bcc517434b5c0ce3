import HTTPTypes
import Identity

/// Whose word about the real client is taken: processes of this machine, and the addresses that the operator
/// names.
package struct TrustedProxies: Sendable {
    private let ranges: [AddressRange]

    package static let loopbackOnly = TrustedProxies([])

    package init(_ ranges: [AddressRange]) { self.ranges = ranges }

    func trusts(_ peer: Peer) -> Bool {
        peer.isLocalSocket || peer.network.map(trusts) ?? false
    }

    /// The client's address: the peer's own, or what a trusted peer says in `X-Forwarded-For`.
    ///
    /// The list is read from the right, since each proxy appends whom it saw: the first address that is no
    /// trusted proxy's is the client's. What stands left of it is the client's own word, and worth nothing.
    func clientAddress(_ headers: HTTPFields, from peer: Peer) -> ClientAddress? {
        guard headers.contains(.xForwardedFor), trusts(peer) else { return peer.client }
        var nearest = peer.network
        let forwarded = headers[values: .xForwardedFor].flatMap { $0.split(separator: ",") }
        for part in forwarded.reversed() {
            guard let address = NetworkAddress(String(part.withoutOuterBlanks)) else { break }
            nearest = address
            if !trusts(address) { break }
        }
        return nearest.flatMap { ClientAddress($0.text) }
    }

    /// Whether the client spoke https to the proxy in front.
    func isSecure(_ headers: HTTPFields, from peer: Peer) -> Bool {
        trusts(peer) && headers[.xForwardedProto]?.lowerCasedASCII == "https"
    }

    private func trusts(_ address: NetworkAddress) -> Bool {
        address.isLoopback || ranges.contains { $0.contains(address) }
    }
}
