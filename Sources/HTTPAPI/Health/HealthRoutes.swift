import HTTPTypes
import Hummingbird
import JSON
import Logging
import Methods
import Web

/// `GET /livez`: the process answers. `GET /readyz`: it can serve. Neither is shown to the outside by nginx.
struct HealthRoutes: Sendable {
    /// What the database gets for its answer.
    static let databaseDeadline: Duration = .milliseconds(500)

    let readiness: Readiness
    let checkDatabase: @Sendable () async throws -> Void

    func add(to router: Router<WebContext>) {
        router.resource("/livez", [.get: { _, _ in Self.ok }])
        router.resource("/readyz", [.get: { _, context in try await ready(context) }])
    }

    private static var ok: Response { Response(.ok, .json, JSON.object(["status": "ok"]).serialized()) }

    private func ready(_ context: WebContext) async throws -> Response {
        guard !readiness.isDraining else { throw Problem(Failure(.overloaded, "this instance is ending")) }
        guard await databaseServes(context.logger) else {
            throw Problem(Failure(.overloaded, "the database does not serve"))
        }
        return Self.ok
    }

    /// Whether the check ends well before the deadline. It is cancelled there, and not waited for any longer
    /// than it takes to notice.
    private func databaseServes(_ logger: Logger) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await checkDatabase()
                    return true
                } catch {
                    logger.warning("the database does not serve", metadata: ["error": "\(error)"])
                    return false
                }
            }
            group.addTask {
                // Cancelled as soon as the check has ended.
                try? await Task.sleep(for: Self.databaseDeadline)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }
}
