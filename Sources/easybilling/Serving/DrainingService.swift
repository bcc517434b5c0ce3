import ServiceLifecycle
import Web

/// Is stopped first, and says so: from then on the service is not ready, and answers close their connections.
struct DrainingService: Service {
    let readiness: Readiness

    func run() async throws {
        // Throws when it is cancelled instead: then nobody is left to be told.
        try? await gracefulShutdown()
        readiness.startDraining()
    }
}
