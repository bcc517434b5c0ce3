package import Logging
package import PostgreSQL

/// Passes on between instances whose accounts have changed: says it with NOTIFY, hears it with LISTEN.
///
/// What happened here within a short while is said in one transaction, apart from those that post. What the
/// others say is heard on a connection of its own; whenever that was lost, everybody here looks.
package struct EventRelay: Sendable {
    package static let channel = NotificationChannel("easybilling_events")

    private let hub: EventHub
    private let pool: ConnectionPool
    private let configuration: ConnectionConfiguration
    private let logger: Logger
    /// Tells what this instance said from what others say.
    private let sender = String(UInt64.random(in: 0...UInt64.max), radix: 16)

    package init(
        hub: EventHub, pool: ConnectionPool, configuration: ConnectionConfiguration, logger: Logger
    ) {
        self.hub = hub
        self.pool = pool
        self.configuration = configuration
        self.logger = logger
    }

    /// Serves until `EventHub.endAnnouncing`, then says what is left.
    package func run() async {
        await withTaskGroup { group in
            group.addTask { await listen() }
            for await _ in hub.announcementsWaiting {
                let isSaid = await say()
                // Cancelled when the service ends in a hurry.
                try? await Task.sleep(
                    for: isSaid ? EventLimits.announcementPause : EventLimits.announcementRetryPause)
            }
            _ = await say()
            group.cancelAll()
        }
    }

    /// `false` when it has to be said again.
    private func say() async -> Bool {
        let payloads = hub.takeOutgoing()
            .payloads(from: sender, bytesMax: Notification.payloadBytesMax)
        guard !payloads.isEmpty else { return true }
        do throws(PostgreSQLError) {
            try await pool.notify(Self.channel, payloads)
            return true
        } catch {
            logger.warning("other instances were not told of events", metadata: ["error": "\(error)"])
            hub.announceToEverybody()
            return false
        }
    }

    private func listen() async {
        let (first, longest) = EventLimits.reconnectPauses
        var pause = first
        while !Task.isCancelled {
            do throws(PostgreSQLError) {
                let connection = try await ListeningConnection.open(configuration, to: Self.channel)
                pause = first
                // Nobody knows what was said before.
                hub.wakeEverybody()
                try await hear(connection)
            } catch {
                if error.reason == .cancelled { return }
                logger.warning("other instances are not heard", metadata: ["error": "\(error)"])
                // Cancellation ends the sleep, and with it the loop.
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, longest)
            }
        }
    }

    private func hear(_ connection: ListeningConnection) async throws(PostgreSQLError) {
        while true {
            for notification in try await connection.notifications(within: EventLimits.listeningPatience) {
                if let said = Announcement(notification.payload, unlessFrom: sender) { hub.heard(said) }
            }
        }
    }
}
