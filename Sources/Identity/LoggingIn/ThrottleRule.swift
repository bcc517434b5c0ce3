/// How attempts to log in slow down: the first few are free, then each is followed by twice the pause of the
/// one before.
package struct ThrottleRule: Equatable, Sendable {
    /// This many may follow one another at once.
    package let freeAttempts: Int
    /// The pause after the first attempt that is not free.
    package let firstPause: Duration
    /// Pauses double up to this one.
    package let longestPause: Duration
    /// After this long without an attempt, counting starts anew.
    package let forgottenAfter: Duration

    package static let freeAttemptsMax = 1000

    package init(freeAttempts: Int, firstPause: Duration, longestPause: Duration, forgottenAfter: Duration) {
        precondition((0...Self.freeAttemptsMax).contains(freeAttempts), "0 to 1000 attempts may be free")
        precondition(firstPause > .zero && longestPause >= firstPause, "pauses begin above nothing and grow")
        precondition(forgottenAfter >= longestPause, "an attempt is not forgotten while its pause lasts")
        self.freeAttempts = freeAttempts
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.forgottenAfter = forgottenAfter
    }

    /// The pause after the first, second, third … attempt; the last one is also that of all later attempts.
    var pauses: [Duration] {
        var pauses = [Duration](repeating: .zero, count: freeAttempts)
        var pause = firstPause
        while pause < longestPause {
            pauses.append(pause)
            pause = pause * 2
        }
        return pauses + [longestPause]
    }
}
