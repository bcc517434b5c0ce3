import JSON
import JSONRPC
import Methods

/// Decodes the parameters of each call as its method does, and then does nothing.
struct DecodingHandler: RPCHandler {
    func call(_ call: RPCCall, context: Void) async -> Result<JSON, RPCError> {
        guard let method = MethodTable.standard[call.method] else {
            return .failure(RPCError(code: Slug.methodNotFound.rpcCode, message: Slug.methodNotFound.title))
        }
        do throws(Failure) {
            return .success(try Self.read(call.params, of: method))
        } catch {
            return .failure(
                RPCError(
                    code: error.slug.rpcCode, message: error.slug.title,
                    data: .object(error.members(requestID: "r1"))))
        }
    }

    /// What was decoded, written again: it has to be taken again, and mean the same.
    private static func read<M: Method>(_ params: RPCParams, of method: M.Type) throws(Failure) -> JSON {
        let decoded = try method.decode(params)
        // A password is taken and never written, so those who log in or sign up say nothing twice.
        guard method.description.access != .anybody else { return true }
        let written = method.params.encode(decoded)
        do throws(SchemaViolation) {
            let again = method.params.encode(try method.params.decode(written))
            precondition(again == written, "parameters that were written are read as the same")
        } catch {
            preconditionFailure("parameters of \(method.description.name) that were taken are taken again")
        }
        return written
    }
}
