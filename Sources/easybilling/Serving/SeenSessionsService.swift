import Identity
import ServiceLifecycle

/// Writes down which sessions were seen, every few seconds and before the service ends.
struct SeenSessionsService: Service {
    private static let pause: Duration = .seconds(10)

    let sessions: Sessions

    func run() async throws {
        // Ends by being cancelled, which is no failure.
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: Self.pause)
                await sessions.writeDownSeen()
            }
        }
        await sessions.writeDownSeen()
    }
}
