package import JSON
package import JSONRPC

extension Method {
    /// Calls the method as every door does: access is checked, failures are translated.
    package static func invoke(_ params: Params, _ call: Call) async throws(Failure) -> Answer {
        do {
            // Who moves money may be proved by the transaction that does; `Posting` sees to that.
            let call = description.movesMoney ? call : try await call.confirmed()
            try call.requireAccess(description.access)
            return try await run(params, call)
        } catch {
            let failure = Failure(error, logger: call.logger)
            await call.note(failure, of: description.name)
            throw failure
        }
    }

    /// Decodes the parameters of an RPC call, by name or by position.
    package static func decode(_ params: RPCParams) throws(Failure) -> Params {
        do throws(SchemaViolation) {
            return try params.decode(self.params)
        } catch {
            throw Failure(error)
        }
    }

    /// Decodes parameters by name, as a form's fields are.
    package static func decode(_ params: JSONObject) throws(Failure) -> Params {
        try decode(.named(params))
    }

    /// Decodes, calls and encodes.
    package static func invoke(_ params: RPCParams, _ call: Call) async throws(Failure) -> JSON {
        do throws(Failure) {
            try call.requireAccess(description.access)
        } catch {
            await call.note(error, of: description.name)
            throw error
        }
        let decoded: Params
        do throws(Failure) {
            decoded = try decode(params)
        } catch {
            // Who may not call learns nothing about the parameters.
            try await call.confirmed().requireAccess(description.access)
            throw error
        }
        return answer.encode(try await invoke(decoded, call))
    }
}
