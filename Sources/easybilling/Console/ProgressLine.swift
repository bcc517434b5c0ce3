import Audit
import Glibc
import Synchronization

/// How far an audit is: one line that a terminal rewrites, or, where there is none, a line now and then.
final class ProgressLine: Sendable {
    /// The least time between two looks, on a terminal and in a log.
    private static let (pauseOnTerminal, pauseInLog): (Duration, Duration) = (.seconds(1), .seconds(30))

    private let isTerminal: Bool
    private let shownLast = Mutex(ContinuousClock.now)

    init(isTerminal: Bool = isatty(STDERR_FILENO) == 1) { self.isTerminal = isTerminal }

    func show(_ progress: AuditProgress) {
        let isDue = shownLast.withLock { last in
            let pause = isTerminal ? Self.pauseOnTerminal : Self.pauseInLog
            guard ContinuousClock.now - last >= pause else { return false }
            last = .now
            return true
        }
        guard isDue else { return }
        let line = AuditText.line(of: progress)
        isTerminal ? Console.overwrite(line) : Console.complain(line)
    }

    func end() {
        if isTerminal { Console.overwrite("") }
    }
}
