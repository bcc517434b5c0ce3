/// How long to pause before a program that ended is started again: longer each time, from the beginning
/// once it has run well for a while.
struct BackOff: Sendable {
    static let first: Duration = .milliseconds(100)
    static let longest: Duration = .seconds(10)
    /// What ran for so long did not fail from its start.
    static let wellAfter: Duration = .seconds(30)

    private var next = first

    mutating func pause(afterRunning duration: Duration) -> Duration {
        if duration >= Self.wellAfter { next = Self.first }
        defer { next = min(next * 2, Self.longest) }
        return next
    }
}
