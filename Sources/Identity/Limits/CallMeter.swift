package import Ledger
import Synchronization

/// Counts the calls of each client, and of each address where nobody is known, in this instance's memory.
///
/// It guards the service's capacity and not an account, so it may be cheap: a lock, a hash, a few
/// comparisons; no allocation, no database. With n instances a client may do up to n times as much.
package final class CallMeter: Sendable {
    /// Callers that are remembered: 1 MiB. A caller who is forgotten because of others starts afresh.
    static let callersMax = 65_536

    private let user: QuotaPolicy
    private let address: QuotaPolicy
    private let now: @Sendable () -> Int64
    private let uses = Mutex(MomentTable(capacity: CallMeter.callersMax))

    /// - Parameter now: microseconds of a clock that is never set back.
    init(user: Quota, address: Quota, now: @escaping @Sendable () -> Int64) {
        self.user = QuotaPolicy(.calls, user)
        self.address = QuotaPolicy(.calls, address)
        self.now = now
    }

    /// Counts calls of a client, whichever session or key they come with.
    package func count(_ calls: Int, by id: UserID) -> QuotaVerdict {
        var hasher = Hasher()
        hasher.combine(id)
        return spend(calls, of: user, hash: hasher.finalize())
    }

    /// Counts calls of nobody known, from an address; IPv6 by its 64-bit prefix.
    package func count(_ calls: Int, from client: ClientAddress) -> QuotaVerdict {
        var hasher = Hasher()
        hasher.combine(client.network)
        return spend(calls, of: address, hash: hasher.finalize())
    }

    private func spend(_ calls: Int, of policy: QuotaPolicy, hash: Int) -> QuotaVerdict {
        let time = now()
        let key = UInt64(bitPattern: Int64(hash))
        return uses.withLock { uses in
            var use = QuotaUse(fullAt: uses[key] ?? time)
            let verdict = use.spend(calls, of: policy, at: time)
            uses[key] = use.fullAt
            return verdict
        }
    }
}
