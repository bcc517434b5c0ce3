/// How fast the lanes get on, and so how many transfers may wait for them. Pure.
///
/// A queue as long as memory allows is worth nothing under overload: whoever gets in waits for seconds, and
/// the machine is busy with those who do not. One as long as the lanes clear in `queueWait` refuses the
/// rest at once.
struct PostingPace: Sendable {
    private let limits: PostingLimits
    /// Of late, newer batches count more. `nil` before the first.
    private var nanosecondsPerTransfer: Int64?
    /// When the latest batch was over: time in which two were under way counts once.
    private var recordedUntil: ContinuousClock.Instant?

    init(limits: PostingLimits) { self.limits = limits }

    /// How many transfers may wait: what the lanes clear in `queueWait`, never less than they take in two
    /// batches.
    var capacity: Int {
        let least = min(2 * limits.batchMax, limits.queueMax)
        guard let nanosecondsPerTransfer else { return limits.queueMax }
        let cleared = limits.queueWait.nanoseconds / max(1, nanosecondsPerTransfer)
        return Int(min(max(cleared, Int64(least)), Int64(limits.queueMax)))
    }

    /// A batch of so many transfers was under way from then until then.
    mutating func record(
        transfers count: Int, from start: ContinuousClock.Instant, until end: ContinuousClock.Instant
    ) {
        let since = recordedUntil.map { max(start, $0) } ?? start
        recordedUntil = recordedUntil.map { max(end, $0) } ?? end
        record(transfers: count, took: end - since)
    }

    /// So many transfers took so long.
    mutating func record(transfers count: Int, took duration: Duration) {
        // A small batch takes what a batch takes and says nothing of a transfer, unless it took very long.
        guard count > 0, count >= limits.batchMax / 8 || duration >= limits.queueWait else { return }
        let sample = max(0, duration.nanoseconds) / Int64(count)
        guard let average = nanosecondsPerTransfer else {
            nanosecondsPerTransfer = sample
            return
        }
        nanosecondsPerTransfer = average + (sample - average) / 8
    }
}

extension Duration {
    /// Whole nanoseconds, at most a day of them.
    fileprivate var nanoseconds: Int64 {
        let bounded = min(max(self, .seconds(-86_400)), .seconds(86_400))
        return bounded.components.seconds * 1_000_000_000 + bounded.components.attoseconds / 1_000_000_000
    }
}
