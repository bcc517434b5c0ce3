/// Tells those who wait for a pool's connections apart; never used twice.
struct PoolWaiterID: Hashable, Sendable {
    let number: Int
}
