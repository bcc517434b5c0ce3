import Events
import ServiceLifecycle

/// Passes events on between instances, until everything that makes some has ended.
struct EventRelayService: Service {
    let hub: EventHub
    let relay: EventRelay

    func run() async throws {
        await withGracefulShutdownHandler {
            await relay.run()
        } onGracefulShutdown: {
            hub.endAnnouncing()
        }
    }
}
