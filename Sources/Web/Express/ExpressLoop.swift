import NIOCore

/// An event loop as the lanes of its connections use it: it runs their tasks, and at the end of a turn sends
/// what they have written in it.
final class ExpressLoop: TaskExecutor {
    private let loop: any EventLoop
    private let unsent: NIOLoopBoundBox<[ExpressLane]>

    init(_ loop: any EventLoop) {
        self.loop = loop
        unsent = .makeBoxSendingValue([], eventLoop: loop)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Sends it when all that has arrived by now has been seen to: each answer by itself would wake its
    /// client in the middle of the others' requests (decision 0017).
    func sendLater(_ lane: ExpressLane) {
        unsent.value.append(lane)
        if unsent.value.count == 1 { loop.execute { self.send() } }
    }

    private func send() {
        let lanes = unsent.value
        unsent.value.removeAll(keepingCapacity: true)
        for lane in lanes { lane.send() }
    }
}
