import JSON

/// JSON-RPC 2.0 without a transport: bytes in, bytes out.
///
/// It never fails: whatever the bytes are, the reply is a response object, an array of them, or nothing.
package struct RPCServer<Handler: RPCHandler>: Sendable {
    package let limits: RPCLimits
    package let handler: Handler
    /// Where the responses to a batch are written, which may be long; `nil`: where the request is handled.
    private let writers: (any TaskExecutor)?

    package init(
        limits: RPCLimits = .standard, handler: Handler, writingBatchesOn writers: (any TaskExecutor)? = nil
    ) {
        self.limits = limits
        self.handler = handler
        self.writers = writers
    }

    /// Reads a body, has its calls carried out and writes the responses, in the order of the requests.
    package func respond(to body: [UInt8], context: Handler.Context) async -> RPCReply {
        let document: JSON
        do throws(JSONParsingError) {
            document = try JSON(parsing: body, limits: limits.document)
        } catch {
            return reply(to: RPCFault(error, limits: limits), context: context)
        }
        switch document {
        case .array(let elements) where elements.isEmpty:
            return reply(to: .invalidRequest(.emptyBatch), context: context)
        case .array(let elements) where elements.count > limits.batchMax:
            return reply(to: .batchTooLarge(limit: limits.batchMax), context: context)
        case .array(let elements):
            return await reply(toBatch: elements, context: context)
        default:
            return await reply(toSingle: document, context: context)
        }
    }

    private func reply(toSingle document: JSON, context: Handler.Context) async -> RPCReply {
        switch RPCRequest(document) {
        case .invalid(let reason, let id):
            return .body(failure(.invalidRequest(reason), id: id, context: context).serialized())
        case .call(let call, let id):
            let result = await handler.call(call, context: context)
            guard let id else { return .nothing }
            return .body(JSON.response(result, id: id).serialized())
        }
    }

    private func reply(toBatch elements: [JSON], context: Handler.Context) async -> RPCReply {
        let requests = elements.enumerated().map { RPCRequest($1, positionInBatch: $0) }
        let calls = requests.compactMap(\.call)
        var results = calls.isEmpty ? [] : await handler.callBatch(calls, context: context)
        precondition(results.count == calls.count, "A handler answers each call of a batch once.")
        guard let writers else { return await written(requests, &results, context: context) }
        return await withTaskExecutorPreference(writers) {
            await written(requests, &results, context: context)
        }
    }

    /// - Parameter results: emptied from the end, so that each is gone when it is written.
    private func written(
        _ requests: [RPCRequest], _ results: inout [Result<JSON, RPCError>], context: Handler.Context
    ) async -> RPCReply {
        results.reverse()
        var bytes: [UInt8] = []
        func append(_ response: consuming JSON) {
            bytes.append(UInt8(ascii: bytes.isEmpty ? "[" : ","))
            bytes += response.serialized()
        }
        for request in requests {
            switch request {
            case .invalid(let reason, let id):
                append(failure(.invalidRequest(reason), id: id, context: context))
            case .call(_, let id):
                let result = results.removeLast()
                if let id { append(.response(result, id: id)) }
            }
            // The writers have others to serve, too.
            if writers != nil { await Task.yield() }
        }
        if bytes.isEmpty { return .nothing }
        bytes.append(UInt8(ascii: "]"))
        return .body(bytes)
    }

    /// The one answer to a body of which nothing is carried out.
    private func reply(to fault: RPCFault, context: Handler.Context) -> RPCReply {
        .body(failure(fault, id: .null, context: context).serialized())
    }

    private func failure(_ fault: RPCFault, id: JSON, context: Handler.Context) -> JSON {
        .response(.failure(handler.protocolFailure(fault, context: context)), id: id)
    }
}

extension RPCRequest {
    /// The call, when the element is one.
    fileprivate var call: RPCCall? {
        if case .call(let call, _) = self { call } else { nil }
    }
}

extension JSON {
    /// A response object (JSON-RPC 2.0, section 5).
    fileprivate static func response(_ result: Result<JSON, RPCError>, id: JSON) -> JSON {
        switch result {
        case .success(let value): ["jsonrpc": "2.0", "result": value, "id": id]
        case .failure(let error): ["jsonrpc": "2.0", "error": error.json, "id": id]
        }
    }
}
