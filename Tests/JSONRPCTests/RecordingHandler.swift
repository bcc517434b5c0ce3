import JSON
import JSONRPC
import Synchronization

/// Answers each call with its own method, and keeps what it was given.
final class RecordingHandler: RPCHandler {
    private let given = Mutex<[RPCCall]>([])

    var calls: [RPCCall] { given.withLock { $0 } }

    func call(_ call: RPCCall, context: Int) async -> Result<JSON, RPCError> {
        given.withLock { $0.append(call) }
        await Task.yield()
        return .success(["method": .string(call.method), "context": .integer(Int64(context))])
    }
}
