import JSON
import Methods
import Web

extension Method {
    /// Decodes parameters that a route put together.
    static func decode(_ object: JSON) throws(Problem) -> Params {
        do throws(SchemaViolation) {
            return try params.decode(object)
        } catch {
            throw Problem(Failure(error))
        }
    }

    /// Calls the method, its refusal as HTTP shows it.
    static func answer(to params: Params, _ call: Call) async throws(Problem) -> Answer {
        do throws(Failure) {
            return try await invoke(params, call)
        } catch {
            throw Problem(error)
        }
    }
}
