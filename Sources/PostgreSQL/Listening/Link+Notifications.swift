import CPostgres

extension Link {
    /// The most that one look takes; the rest waits in libpq for the next one.
    private static let notificationsMax = 10_000

    /// What was announced since the last look; sleeps until something is, or the deadline: then nothing.
    func notifications(
        until deadline: ContinuousClock.Instant, _ terms: ExchangeTerms
    ) throws(PostgreSQLError) -> [Notification] {
        try requireUsable()
        while true {
            // Fails when the server has ended the connection, also with a word of farewell.
            guard unsafe PQconsumeInput(handle) == 1 else { throw fail(.connectionLost, on: terms) }
            let came = takeNotifications()
            if !came.isEmpty { return came }
            if Task.isCancelled { throw PostgreSQLError(.cancelled) }
            switch unsafe Wait.untilReady(
                PQsocket(handle), writing: false, wakeUp: wakeUp, deadline: deadline)
            {
            case .ready, .woken: continue
            case .expired: return []
            case .failed: throw fail(.connectionLost, on: terms)
            }
        }
    }

    /// What libpq has read beside answers, without waiting.
    func takeNotifications() -> [Notification] {
        var came: [Notification] = []
        while came.count < Self.notificationsMax, let next = unsafe PQnotifies(handle) {
            // libpq allocated it in one piece with its strings; they are copied before it is freed.
            defer { unsafe PQfreemem(next) }
            came.append(
                Notification(
                    channel: unsafe String(ascii: next.pointee.relname) ?? "",
                    payload: unsafe String(ascii: next.pointee.extra) ?? "",
                    senderProcess: unsafe next.pointee.be_pid))
        }
        return came
    }
}
