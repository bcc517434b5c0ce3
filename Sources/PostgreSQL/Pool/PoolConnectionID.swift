/// Tells the connections of a pool apart; never used twice.
struct PoolConnectionID: Hashable, Sendable {
    let number: Int
}
