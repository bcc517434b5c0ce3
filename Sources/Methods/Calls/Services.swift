package import Events
package import Identity
package import JSON
import Ledger
package import LedgerStore
package import PostgreSQL

/// What methods work with; made once when the service starts.
package final class Services: Sendable {
    package let pool: ConnectionPool
    package let posting: PostingEngine
    package let identity: IdentityServices
    /// Times and ids of what is made here.
    package let stamps: StampClock
    /// What `rpc.discover` answers: the document that is made from the table.
    package let openRPC: JSON
    package let names: MaskedNames
    /// Who is told what happens.
    package let events: EventServices

    /// - Parameter hub: the one that the posting engine tells of its batches.
    package init(
        pool: ConnectionPool, posting: PostingEngine, identity: IdentityServices, stamps: StampClock,
        openRPC: JSON, hub: EventHub = EventHub()
    ) {
        self.pool = pool
        self.posting = posting
        self.identity = identity
        self.openRPC = openRPC
        self.stamps = stamps
        names = MaskedNames(users: identity.users)
        events = EventServices(hub: hub, pool: pool)
    }

    /// Whether so many more transfers may wait now; a door may refuse them before it reads them.
    package func hasRoom(forTransfers count: Int) -> Bool { posting.hasRoom(for: count) }
}
