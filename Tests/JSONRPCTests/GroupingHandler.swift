import JSON
import JSONRPC
import Synchronization

/// Takes a batch as a whole, as the posting engine would, and keeps how large each was.
final class GroupingHandler: RPCHandler {
    private let given = Mutex<[Int]>([])

    var batchSizes: [Int] { given.withLock { $0 } }

    func call(_ call: RPCCall, context: Void) async -> Result<JSON, RPCError> {
        .success("alone")
    }

    func callBatch(_ calls: [RPCCall], context: Void) async -> [Result<JSON, RPCError>] {
        given.withLock { $0.append(calls.count) }
        return calls.map { call in
            call.method == "bad" ? .failure(RPCError(code: 7, message: "no")) : .success(.string(call.method))
        }
    }
}
