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
    /// The address by which the client reached us, for what is shown to be copied: `http://localhost:8080`.
    package internal(set) var origin = PublicOrigin.assumed
    /// What the answer has to carry besides what the handler returns.
    package let effects = CallEffects()
    /// Who is at the other end of the connection.
    let peer: Peer

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = Peer(source.channel.remoteAddress)
    }
}
