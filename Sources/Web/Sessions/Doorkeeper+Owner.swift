package import Hummingbird
package import Ledger
package import Methods

extension Doorkeeper {
    /// The call of a request for `/api/user/<id>/…`, which is that client's own.
    ///
    /// - Throws: 404 for an id that is no number, 401 without a session, 403 for anybody else's number,
    ///   whether there is such a client or not.
    package func ownersCall(
        for request: Request, _ context: WebContext
    ) async throws(Problem) -> (call: Call, user: UserID) {
        guard let user = context.userInPath else { throw .unknownAddress }
        let call = try await call(for: request, context)
        do throws(Failure) {
            guard try call.requireUser() == user else { throw Failure(.forbidden) }
        } catch {
            await call.note(error, of: context.endpointPath ?? "unknown address")
            throw Problem(error)
        }
        return (call, user)
    }
}

extension WebContext {
    /// The number in `/api/user/<id>/…`: digits alone, as the original routes it.
    fileprivate var userInPath: UserID? {
        guard let text = parameters.get("user"), !text.isEmpty,
            text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        else { return nil }
        return Int64(text).flatMap(UserID.init)
    }
}
