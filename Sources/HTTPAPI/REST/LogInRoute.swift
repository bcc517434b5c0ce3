import Hummingbird
import Identity
import JSON
import Ledger
import Methods
import Web

/// `POST /api/login/`: email, password, remember?
struct LogInRoute: Sendable {
    let doorkeeper: Doorkeeper

    /// 200 with the session in the cookie and, for programs, in the body as well.
    func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        var object = try await RESTBody.read(request, form: ["remember": .boolean])
        if case .object(var members) = object {
            members["cookie"] = true
            object = .object(members)
        }
        let params = try LogInMethod.decode(object)
        let call = try await doorkeeper.call(for: request, context)
        let session = try await LogInMethod.answer(to: params, call)
        let document: JSON = [
            "status": "ok", "user_id": .integer(session.userID.value), "token": token(of: call),
            "expires_at": .string(session.expiresAt.rfc3339),
        ]
        return Response(.ok, .json, document.serialized())
    }

    /// The method hands the token over by the cookie alone, so it is taken from there.
    private func token(of call: Call) -> JSON {
        guard case .set(let started) = call.effects.sessionCookie else { return .null }
        return .string(started.token.text)
    }
}
