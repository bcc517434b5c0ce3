import Dispatch
import Synchronization
import TestSupport

/// Where threads wait for one another: nobody leaves before all have come, or patience has ended.
final class MeetingPoint: Sendable {
    private let expected: Int
    private let count = Mutex(0)
    private let everybody = DispatchSemaphore(value: 0)

    init(of expected: Int) { self.expected = expected }

    /// Whether all came.
    func arrive() -> Bool {
        let isLast = count.withLock { count in
            count += 1
            return count == expected
        }
        if isLast { for _ in 0..<expected { everybody.signal() } }
        let patience = DispatchTimeInterval.seconds(Int(Duration.patience.components.seconds))
        return everybody.wait(timeout: .now() + patience) == .success
    }
}
