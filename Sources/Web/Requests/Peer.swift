import Identity
import NIOCore

/// Who is at the other end of a connection; in the express lane one object for all of its requests.
final class Peer: Sendable {
    /// `nil` for a process of this machine, and for nobody known.
    let network: NetworkAddress?
    /// The same, as limits and the audit trail name it.
    let client: ClientAddress?
    /// A process of this machine that may open the socket's file.
    let isLocalSocket: Bool

    static let localSocket = Peer(network: nil, isLocalSocket: true)
    /// The connection is over, or none was ever made, as in tests that call the router.
    static let unknown = Peer(network: nil, isLocalSocket: false)

    static func address(_ network: NetworkAddress) -> Peer { Peer(network: network, isLocalSocket: false) }

    private init(network: NetworkAddress?, isLocalSocket: Bool) {
        self.network = network
        self.isLocalSocket = isLocalSocket
        client = network.flatMap { ClientAddress($0.text) }
    }

    static func at(_ address: SocketAddress?) -> Peer {
        switch address {
        case .unixDomainSocket: .localSocket
        case .v4, .v6: address?.ipAddress.flatMap(NetworkAddress.init).map(Peer.address) ?? .unknown
        case nil: .unknown
        }
    }
}
