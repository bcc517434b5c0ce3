import Synchronization

/// Runs on Swift's own threads and counts what it was given.
final class CountingExecutor: TaskExecutor {
    private let given = Mutex(0)

    var jobs: Int { given.withLock { $0 } }

    func enqueue(_ job: consuming ExecutorJob) {
        given.withLock { $0 += 1 }
        globalConcurrentExecutor.enqueue(job)
    }
}
