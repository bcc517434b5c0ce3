import Events
import ServiceLifecycle

/// Ends the streams of events when the service stops; clients come back to another instance.
struct EventStreamsService: Service {
    let hub: EventHub

    func run() async throws {
        // Throws when it is cancelled instead: the streams end then, too.
        try? await gracefulShutdown()
        hub.close()
    }
}
