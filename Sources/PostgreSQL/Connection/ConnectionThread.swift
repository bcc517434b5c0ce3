import CPostgres
import Glibc
import Synchronization

/// A thread on which all of a connection's work runs, one job after the other; see `TaskThread`.
///
/// The seam between Swift's concurrency and libpq: jobs may block in `poll` as they block nobody else. A
/// thread for each connection measured faster than a shared epoll reactor (62k to 52k echoes/s) and dispatch
/// sources (36k/s).
final class ConnectionThread: SerialExecutor {
    private enum Job {
        case ofConnection(UnownedJob)
        case ofTask(UnownedJob, on: TaskThread)
    }

    private struct Queue {
        var jobs: [Job] = []
        /// Whether the thread has found no job and sleeps, or is about to.
        var isAsleep = false
        var isStopped = false
    }

    private let queue = Mutex(Queue())
    /// Wakes the thread for a job, and out of a wait for the server when a task is cancelled.
    let wakeUp: WakeUp

    init() throws(PostgreSQLError) {
        wakeUp = try WakeUp()
        try start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        add(.ofConnection(UnownedJob(job)))
    }

    /// Adds a job of a task that prefers to run here.
    func enqueue(_ job: UnownedJob, of executor: TaskThread) {
        add(.ofTask(job, on: executor))
    }

    private func add(_ job: Job) {
        let mustWake = queue.withLock { queue in
            queue.jobs.append(job)
            defer { queue.isAsleep = false }
            return queue.isAsleep
        }
        if mustWake { wakeUp.signal() }
    }

    /// Ends the thread once the queue is empty. Called when nobody is left who could add a job.
    func stop() {
        queue.withLock { $0.isStopped = true }
        wakeUp.signal()
    }

    private func start() throws(PostgreSQLError) {
        // The thread gets one reference to self, which it gives up when it ends: self outlives every job.
        let reference = unsafe Unmanaged.passRetained(self)
        var thread = pthread_t()
        let failure = unsafe pthread_create(
            &thread, nil,
            { argument in
                // Never nil: it is the reference that `start` passed.
                guard let argument = unsafe argument else { return nil }
                let thread = unsafe Unmanaged<ConnectionThread>.fromOpaque(argument).takeRetainedValue()
                thread.run()
                return nil
            }, reference.toOpaque())
        guard failure == 0 else {
            unsafe reference.release()  // no thread, so nobody else does
            throw PostgreSQLError(.connectFailed, underlyingMessage: "pthread_create: \(failure)")
        }
        pthread_detach(thread)
    }

    private func run() {
        unsafe name_this_thread("postgresql")  // copied by the kernel
        var jobs: [Job] = []
        while true {
            let isStopped = queue.withLock { queue in
                swap(&queue.jobs, &jobs)
                queue.isAsleep = jobs.isEmpty
                return queue.isStopped
            }
            for job in jobs {
                switch job {
                // Both executors live as long as the job: self until run() returns, the other in the list.
                case .ofConnection(let job):
                    unsafe job.runSynchronously(on: asUnownedSerialExecutor())
                case .ofTask(let job, let executor):
                    unsafe job.runSynchronously(on: executor.asUnownedTaskExecutor())
                }
            }
            if jobs.isEmpty {
                if isStopped { return }
                wakeUp.wait()
            }
            jobs.removeAll(keepingCapacity: true)
        }
    }
}
