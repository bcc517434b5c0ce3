/// How often somebody may do something: so many units at once, which come back evenly within the window.
///
/// `1000/10s` lets a thousand calls follow one another at once, and from then on a hundred each second.
package struct Quota: Hashable, Sendable {
    package let units: Int
    /// Whole seconds.
    package let window: Duration

    package static let unitsMax = 1_000_000
    package static let windows: ClosedRange<Duration> = .seconds(1)...(.seconds(86_400))

    /// - Precondition: 1 to a million units, in one second to a day of whole seconds.
    package init(_ units: Int, each window: Duration) {
        precondition((1...Self.unitsMax).contains(units), "a quota has 1 to 1,000,000 units")
        precondition(Self.isWindow(window), "a quota's window is 1 second to a day, in whole seconds")
        self.units = units
        self.window = window
    }

    /// Whether that is long enough, not too long, and whole seconds.
    package static func isWindow(_ window: Duration) -> Bool {
        windows.contains(window) && window.components.attoseconds == 0
    }

    package var windowSeconds: Int64 { window.components.seconds }

    /// After so many microseconds one more unit is back: at least 1.
    var microsecondsAUnit: Int64 { windowSeconds * 1_000_000 / Int64(units) }

    /// What all units together take to come back.
    var microsecondsInAll: Int64 { microsecondsAUnit * Int64(units) }
}
