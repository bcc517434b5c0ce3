import JSON
import JSONRPC
import Synchronization

/// A body for the endpoint gets well-formed responses or none, whatever it is.
enum Envelopes {
    private static let server = RPCServer(handler: DecodingHandler())

    static func read(_ bytes: [UInt8]) {
        guard case .body(let reply) = respond(to: bytes) else { return }
        let document: JSON
        do throws(JSONParsingError) {
            document = try JSON(parsing: reply, limits: .ownDocument)
        } catch {
            preconditionFailure("a reply is JSON: \(error)")
        }
        let responses = if case .array(let elements) = document { elements } else { [document] }
        precondition(!responses.isEmpty, "an empty array is no reply")
        for response in responses { check(response) }
    }

    /// The handler waits for nothing, so the task has ended where it was started.
    private static func respond(to bytes: [UInt8]) -> RPCReply {
        let answer = Answer()
        Task.immediate {
            let reply = await server.respond(to: bytes, context: ())
            answer.reply.withLock { $0 = reply }
        }
        guard let reply = answer.reply.withLock({ $0 }) else {
            preconditionFailure("a server whose handler does not wait has answered by now")
        }
        return reply
    }

    private static func check(_ response: JSON) {
        guard case .object(let object) = response else { preconditionFailure("a response is an object") }
        precondition(object.count == 3 && object["jsonrpc"] == "2.0", "a response has three members")
        switch object["id"] {
        case .string, .integer, .real, .null: break
        default: preconditionFailure("an id is what a request may bear")
        }
        guard object["result"] == nil else { return }
        guard let code = object["error"]?["code"]?.integerValue else {
            preconditionFailure("a response without a result has an error with a code")
        }
        precondition(code != RPCErrorCode.internalError, "no body is a fault of the service")
    }

    private final class Answer: Sendable {
        let reply = Mutex<RPCReply?>(nil)
    }
}
