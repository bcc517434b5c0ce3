/// The bounds of the posting engine.
package struct PostingLimits: Sendable {
    /// Transfers waiting for a lane; past it the answer is `overloaded`, at once.
    package var queueMax = 8192
    /// Fewer may wait when the lanes would not get to them within this time, at their pace of late.
    package var queueWait: Duration = .milliseconds(250)
    /// Transfers in one database transaction.
    package var batchMax = 512
    /// Database transactions under way at once, each on a connection of its own.
    package var batchesMax = 2
    /// Transfers from which on a batch is posted beside others that are not late.
    package var besideMin = 4
    /// How long a batch may take until it is late and keeps no smaller ones back any more; looked at every
    /// 100 ms.
    package var batchPatience: Duration = .milliseconds(100)
    /// How long a transfer may wait for a lane.
    package var queueTimeout: Duration = .seconds(3)
    /// How long a batch is tried again before its callers are told so.
    package var batchTimeout: Duration = .seconds(10)
    /// Tries of one batch, lost races included.
    package var attemptsMax = 50

    package init() {}
}
