/// A connection in somebody's hands, who must give it back.
struct PoolLease<Connection: Sendable>: Sendable {
    let id: PoolConnectionID
    let connection: Connection
    /// Just opened for this lease: it cannot have died of idleness.
    let isFresh: Bool
}
