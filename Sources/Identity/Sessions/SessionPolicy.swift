/// How long sessions last.
package struct SessionPolicy: Sendable {
    /// Without a request for this long, a session is over.
    package var idle: Duration = .seconds(30 * 60)
    /// However busy, a session is over after this long.
    package var absolute: Duration = .seconds(12 * 3600)
    /// Both of it, for a client who asked to be remembered.
    package var remembered: Duration = .seconds(30 * 24 * 3600)
    /// `last_seen_at` is written at most this often, so that most requests only read.
    package var touchInterval: Duration = .seconds(60)
    /// A log-in past this many live sessions of one user ends the oldest.
    package var liveMax = 1000

    package init() {}

    func lifetime(remembered isRemembered: Bool) -> (idle: Duration, absolute: Duration) {
        isRemembered ? (remembered, remembered) : (idle, absolute)
    }
}
