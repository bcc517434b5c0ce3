package import LedgerStore

extension PostingLimits {
    /// As in the service, but however slow the machine is, nothing is refused for having waited: patience is
    /// no part of what most tests are about.
    package static var patient: PostingLimits {
        var limits = PostingLimits()
        limits.queueWait = .seconds(60)
        limits.queueTimeout = .seconds(60)
        limits.batchTimeout = .seconds(60)
        limits.attemptsMax = 1000
        return limits
    }
}
