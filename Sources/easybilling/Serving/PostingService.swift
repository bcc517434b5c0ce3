import LedgerStore
import ServiceLifecycle

/// Runs the posting engine; when the service stops, transfers that wait are still posted.
struct PostingService: Service {
    let engine: PostingEngine

    func run() async throws {
        await withGracefulShutdownHandler {
            await engine.run()
        } onGracefulShutdown: {
            engine.close()
        }
    }
}
