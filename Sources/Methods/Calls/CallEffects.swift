package import Identity
import Synchronization

/// What the answer to a call carries besides its result: changes of the browser's session cookie, and how the
/// caller stands with limits. The HTTP door carries it out.
package final class CallEffects: Sendable {
    package enum SessionCookie: Sendable {
        case set(StartedSession)
        case clear
    }

    /// How the caller stands after the latest call of a request.
    package struct Standing: Sendable {
        /// Of calls of any kind.
        package fileprivate(set) var calls: QuotaVerdict?
        /// Of what has a limit of its own.
        package fileprivate(set) var special: QuotaVerdict?
        /// The longest that something refused has to wait.
        package fileprivate(set) var retryAfterSeconds: Int64?
    }

    private struct State {
        var cookie: SessionCookie?
        var standing = Standing()
    }

    private let state = Mutex(State())

    package init() {}

    package var sessionCookie: SessionCookie? { state.withLock { $0.cookie } }

    package func set(_ change: SessionCookie) { state.withLock { $0.cookie = change } }

    package var standing: Standing { state.withLock { $0.standing } }

    func tell(_ verdict: QuotaVerdict) {
        state.withLock { state in
            switch verdict.policy.name {
            case .calls: state.standing.calls = verdict
            case .signUps, .payees: state.standing.special = verdict
            }
        }
    }

    /// Something was refused for haste: the answer says after how long it is worth another try.
    func tellRetry(of failure: Failure) {
        guard failure.slug == .rateLimited, let seconds = failure.retryAfterSeconds else { return }
        state.withLock { state in
            state.standing.retryAfterSeconds = max(state.standing.retryAfterSeconds ?? 0, seconds)
        }
    }
}
