import Dispatch
import Synchronization

/// The threads that hash, and the line in front of them.
final class HashingThreads: Sendable {
    private let count: Int
    private let line: Mutex<HashingLine>
    /// One signal for each job that came, and one for each thread when it is time to end.
    private let work = DispatchSemaphore(value: 0)

    /// A thread keeps this object until `close()`, so its owner has to close it.
    init(count: Int, waitingMax: Int) throws(IdentityError) {
        self.count = count
        line = Mutex(HashingLine(waitingMax: waitingMax))
        for _ in 0..<count {
            guard OwnThread.start({ self.run() }) else {
                close()
                throw .hashingFailed
            }
        }
    }

    var waiting: Int { line.withLock { $0.waiting } }

    func submit(_ job: HashingJob) {
        switch line.withLock({ $0.add(job) }) {
        case .waits: work.signal()
        case .refused(let error): job.refuse(error)
        }
    }

    /// The signal of a job that left the line stays: a thread wakes for nothing, once.
    func cancel(_ id: HashingJob.ID) {
        line.withLock { $0.remove(id) }?.refuse(.cancelled)
    }

    func close() {
        let refused = line.withLock { $0.close() }
        for _ in 0..<count { work.signal() }
        for job in refused { job.refuse(.stopping) }
    }

    private func run() {
        while true {
            work.wait()
            switch line.withLock({ $0.next(at: .now) }) {
            case .perform(let job): job.perform()
            case .refuse(let job): job.refuse(.overloaded)
            case .sleep: continue
            case .exit: return
            }
        }
    }
}
