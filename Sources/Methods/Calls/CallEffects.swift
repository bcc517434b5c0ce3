package import Identity
import Synchronization

/// What a call does to the browser's session cookie; the HTTP door carries it out.
package final class CallEffects: Sendable {
    package enum SessionCookie: Sendable {
        case set(StartedSession)
        case clear
    }

    private let cookie = Mutex<SessionCookie?>(nil)

    package init() {}

    package var sessionCookie: SessionCookie? { cookie.withLock { $0 } }

    package func set(_ change: SessionCookie) { cookie.withLock { $0 = change } }
}
