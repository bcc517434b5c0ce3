package import Identity
package import Ledger
import Synchronization

/// Clients' names as others see them. A name never changes once a client has signed up, so what was read is
/// kept.
package final class MaskedNames: Sendable {
    private let users: Users
    private let known = Mutex<[UserID: String]>([:])

    /// Names kept; when they are more, all are forgotten and read again as needed.
    package static let keptMax = 100_000

    package init(users: Users) { self.users = users }

    /// Of those that exist.
    package func masked(of ids: Set<UserID>) async throws -> [UserID: String] {
        let kept = known.withLock { known in ids.reduce(into: [:]) { $0[$1] = known[$1] } }
        let missing = ids.filter { kept[$0] == nil }
        guard !missing.isEmpty else { return kept }
        let read = try await users.names(of: Array(missing)).mapValues(\.masked)
        known.withLock { known in
            if known.count + read.count > Self.keptMax { known.removeAll() }
            known.merge(read) { _, new in new }
        }
        return kept.merging(read) { _, new in new }
    }
}
