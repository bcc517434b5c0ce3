import NIOCore

/// Who is at the other end of a connection.
enum Peer: Hashable, Sendable {
    /// A process of this machine that may open the socket's file.
    case localSocket
    case address(NetworkAddress)
    /// The connection is over, or none was ever made, as in tests that call the router.
    case unknown

    init(_ address: SocketAddress?) {
        switch address {
        case .unixDomainSocket: self = .localSocket
        case .v4, .v6: self = address.flatMap(NetworkAddress.init(_:)).map(Peer.address) ?? .unknown
        case nil: self = .unknown
        }
    }
}

extension NetworkAddress {
    fileprivate init?(_ address: SocketAddress) {
        guard let text = address.ipAddress else { return nil }
        self.init(text)
    }
}
