import JSON
import JSONRPC

/// A server with the few methods that the vectors call; what it answers says what it was asked.
struct VectorServer: RPCHandler {
    /// Ends up in `data.request_id` of each error.
    typealias Context = String

    func call(_ call: RPCCall, context: String) async -> Result<JSON, RPCError> {
        switch call.method {
        case "service.ping":
            return answer(call, Self.noParams, context) { _ in .success("pong") }
        case "session.login":
            return answer(call, Self.login, context) { _ in
                .failure(
                    RPCError(code: -32001, message: "Unauthenticated", data: ["request_id": .string(context)])
                )
            }
        default:
            let error = RPCError(
                code: RPCErrorCode.methodNotFound, message: "Method not found",
                data: ["request_id": .string(context)])
            return .failure(error)
        }
    }

    func protocolFailure(_ fault: RPCFault, context: String) -> RPCError {
        var data: JSONObject = [
            "slug": .string(fault.slug), "detail": .string(fault.detail), "request_id": .string(context),
        ]
        data["limit"] = fault.limit.map { .integer(Int64($0)) }
        return RPCError(code: fault.code, message: fault.title, data: .object(data))
    }

    private func answer<Params>(
        _ call: RPCCall, _ schema: Schema<Params>, _ context: String,
        _ body: (Params) -> Result<JSON, RPCError>
    ) -> Result<JSON, RPCError> {
        do throws(SchemaViolation) {
            return body(try call.params.decode(schema))
        } catch {
            return .failure(
                RPCError(
                    code: RPCErrorCode.invalidParams, message: "Invalid params",
                    data: ["fields": error.json, "request_id": .string(context)]))
        }
    }

    private struct NoParams: Sendable {}

    private struct Login: Sendable {
        var email: String
        var password: String
        var remember: Bool?
    }

    private static let noParams = Schema<NoParams>.object("NoParams", make: NoParams.init)

    private static let login = Schema<Login>.object(
        "Login",
        .required("email", .string(maxScalars: 100), \.email, "Who"),
        .required("password", .string(maxScalars: 100), \.password, "The secret"),
        .optional("remember", .boolean, \.remember, "Whether the session lasts"),
        make: Login.init)
}
