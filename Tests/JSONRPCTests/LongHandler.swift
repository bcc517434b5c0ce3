import JSON
import JSONRPC

/// Answers each call with the same text.
struct LongHandler: RPCHandler {
    let text: JSON

    func call(_ call: RPCCall, context: Void) async -> Result<JSON, RPCError> { .success(text) }
}
