package import Hummingbird
package import Identity
import Logging
package import Methods
import NIOCore

/// What is known of an HTTP request beside the request itself; `Entrance` fills it in before anything else
/// runs.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Names the request in its answer, in logs and in nginx's log.
    package internal(set) var requestID = ""
    /// Where it came from: behind a trusted proxy, the proxy's word for it.
    package internal(set) var client = ClientDescription.unknown
    /// The browser spoke https, to us or to the proxy.
    package internal(set) var isSecure = false
    /// Whose word about the client is taken.
    var isPeerTrusted = false
    /// What the answer has to carry besides what the handler returns.
    package let effects = CallEffects()
    /// Who is at the other end of the connection.
    let peer: Peer
    private let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        self.init(source: source, peer: .at(source.channel.remoteAddress))
    }

    init(source: ApplicationRequestContextSource, peer: Peer) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        self.peer = peer
    }

    /// The address by which the client reached us, for what is shown to be copied: `http://localhost:8080`.
    package func origin(of request: Request) -> String {
        PublicOrigin.of(request.head, isSecure: isSecure, fromTrustedPeer: isPeerTrusted)
    }

    /// Lets the kernel hold so many bytes back for a client who does not read; by itself it would take
    /// megabytes. (It counts its own overhead too, and doubles the number.)
    package func boundSending(bytes: Int) {
        // Where there is no socket, as in tests that call the router, nothing is held back.
        channel.setOption(.socketOption(.so_sndbuf), value: SocketOptionValue(bytes))
            .whenFailure { [logger] error in
                logger.debug("the send buffer was not bounded", metadata: ["error": "\(error)"])
            }
    }

    /// Cuts the connection: whoever waits for the client to take what is written gets an error.
    package func hangUp() { channel.close(promise: nil) }
}
