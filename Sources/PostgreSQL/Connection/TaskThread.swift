/// A thread for connections, and for tasks that use them: a task that prefers to run here comes to its
/// connection and back without a change of thread.
///
/// It ends with the last who holds it: a connection, a pool, a task.
package final class TaskThread: TaskExecutor {
    /// What connections run on.
    let connections: ConnectionThread

    /// Throws `connectFailed` when the system gives no thread.
    init() throws(PostgreSQLError) {
        connections = try ConnectionThread()
    }

    deinit {
        connections.stop()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        connections.enqueue(UnownedJob(job), of: self)
    }
}
