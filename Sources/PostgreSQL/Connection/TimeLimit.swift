/// How long work on a connection may take.
enum TimeLimit: Sendable {
    /// Every exchange with the server may take so long.
    case each(Duration)
    /// All of it ends then.
    case total(ContinuousClock.Instant)

    /// A deadline that a caller asked for holds for all of the work; the usual one for each exchange, and
    /// then the client waits a little longer than the server.
    init(_ deadline: Duration?, otherwise usual: Duration) {
        self = deadline.map { .total(.now + $0) } ?? .each(usual + ConnectionConfiguration.answerGrace)
    }

    /// When all of it must be over, if there is such a moment.
    var end: ContinuousClock.Instant? {
        if case .total(let instant) = self { instant } else { nil }
    }

    /// When an exchange that begins now must be over.
    var deadline: ContinuousClock.Instant {
        switch self {
        case .each(let duration): .now + duration
        case .total(let instant): instant
        }
    }

    /// What the server's statement time-out must be in milliseconds for work that may take longer than usual;
    /// nil: the usual one will do.
    func serverLimit(insteadOf usual: Duration) -> String? {
        guard case .total(let instant) = self else { return nil }
        let rest = ContinuousClock.now.duration(to: instant)
        return rest > usual ? String(min(rest.milliseconds, Int64(Int32.max))) : nil
    }
}
