/// The bounds of telling clients what happened.
package enum EventLimits {
    /// Streams and polls of one client at a time.
    package static let subscriptionsOfUserMax = 32
    /// Of all clients, at one instance.
    package static let subscriptionsMax = 1_000
    /// A cursor further behind than so many entries, of all accounts together, is told to look for itself.
    package static let behindMax = 1_000
    /// Transfers told in one go: what is written to a stream at once stays below 32 KiB.
    package static let transfersOfRoundMax = 100
    /// A client whose accounts move all the time is told this often, of everything since.
    package static let pace: Duration = .milliseconds(100)
    /// A stream that is silent for so long says that it is still there, and looks whether it may go on.
    package static let heartbeat: Duration = .seconds(15)
    /// A stream that could not look, as the database was away, tries again after this long.
    package static let retryPause: Duration = .seconds(1)
    /// What the kernel may hold back of one stream.
    package static let sendBufferBytes = 64 * 1024
    /// How long a client may take no more of what is written to it.
    package static let writeTimeout: Duration = .seconds(10)

    /// Other instances are told at most this often.
    package static let announcementPause: Duration = .milliseconds(100)
    /// When they could not be told, it is tried again after this long.
    package static let announcementRetryPause: Duration = .seconds(1)
    /// Clients named in what one round of announcements says; past them all are told to look.
    package static let usersAnnouncedMax = 10_000
    /// After so long without a word from other instances the connection to them is tried.
    package static let listeningPatience: Duration = .seconds(10)
    /// Between two attempts to listen again: from the first to the second, doubling.
    package static let reconnectPauses: (Duration, Duration) = (.milliseconds(100), .seconds(5))
}
