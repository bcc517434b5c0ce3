/// The lanes of an engine that sleep, and those that were woken and have not looked yet. Pure.
///
/// One that is on its way takes all that is ready when it comes: until it has looked, nobody else is woken.
struct LaneSleepers<Sleeper: Sendable>: Sendable {
    private var asleep: [Int: Sleeper] = [:]
    private var onTheirWay: Set<Int> = []

    mutating func fellAsleep(_ lane: Int, _ sleeper: Sleeper) {
        asleep[lane] = sleeper
    }

    /// The lane has looked whether there is something to do.
    mutating func looked(_ lane: Int) {
        onTheirWay.remove(lane)
    }

    /// The first that sleeps, whose connection was used last when there is little to do.
    mutating func wakeOne() -> Sleeper? {
        guard onTheirWay.isEmpty, let lane = asleep.keys.min() else { return nil }
        return wake(lane)
    }

    mutating func wake(_ lane: Int) -> Sleeper? {
        guard let sleeper = asleep.removeValue(forKey: lane) else { return nil }
        onTheirWay.insert(lane)
        return sleeper
    }
}
