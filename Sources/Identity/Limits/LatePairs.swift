import Ledger
import Synchronization

/// Who was looked up by whom, and when, in memory of a fixed size: the oldest are forgotten first.
final class LatePairs: Sendable {
    /// Pairs that are remembered: 512 KiB.
    static let pairsMax = 32_768

    private let pairs = Mutex(MomentTable(capacity: LatePairs.pairsMax))

    func has(_ user: UserID, _ payee: UserID, since: Int64) -> Bool {
        let key = hash(user, payee)
        return pairs.withLock { $0[key].map { $0 >= since } ?? false }
    }

    func add(_ user: UserID, _ payee: UserID, at time: Int64) {
        let key = hash(user, payee)
        pairs.withLock { $0[key] = time }
    }

    private func hash(_ user: UserID, _ payee: UserID) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(user)
        hasher.combine(payee)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
