/// How many connections a pool has and what they do, at one moment.
package struct PoolStatistics: Sendable, Equatable {
    /// Idle and leased ones together.
    package var open: Int
    package var idle: Int
    package var leased: Int
    /// Being opened; not yet among `open`.
    package var opening: Int
    /// Callers that wait for a connection.
    package var waiting: Int

    package init(open: Int = 0, idle: Int = 0, leased: Int = 0, opening: Int = 0, waiting: Int = 0) {
        self.open = open
        self.idle = idle
        self.leased = leased
        self.opening = opening
        self.waiting = waiting
    }

    /// Those of two pools together.
    package static func + (one: PoolStatistics, other: PoolStatistics) -> PoolStatistics {
        PoolStatistics(
            open: one.open + other.open, idle: one.idle + other.idle, leased: one.leased + other.leased,
            opening: one.opening + other.opening, waiting: one.waiting + other.waiting)
    }
}
