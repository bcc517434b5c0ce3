import JSON
import JSONRPC
import Testing

@Suite("The server")
struct RPCServerTests {
    @Test("A handler sees method, parameters, whether it is a notification, and the place in the batch")
    func describesCalls() async {
        let handler = RecordingHandler()
        let server = RPCServer(handler: handler)
        _ = await server.respond(
            to: Array(#"{"jsonrpc":"2.0","method":"a","params":{"x":1},"id":1}"#.utf8), context: 0)
        _ = await server.respond(
            to: Array(#"{"jsonrpc":"2.0","method":"b","params":[1],"id":null}"#.utf8), context: 0)
        _ = await server.respond(to: Array(#"{"jsonrpc":"2.0","method":"c"}"#.utf8), context: 0)
        _ = await server.respond(
            to: Array(#"[1,{"jsonrpc":"2.0","method":"d"},{"jsonrpc":"2.0","method":"e","id":2}]"#.utf8),
            context: 0)
        #expect(
            handler.calls == [
                RPCCall(method: "a", params: .named(["x": 1])),
                RPCCall(method: "b", params: .positional([1])),
                RPCCall(method: "c", isNotification: true),
                RPCCall(method: "d", isNotification: true, positionInBatch: 1),
                RPCCall(method: "e", positionInBatch: 2),
            ])
    }

    @Test("The calls of a batch are carried out one after another, in the order of the requests")
    func isSequential() async throws {
        let handler = RecordingHandler()
        let names = (0..<50).map { "m\($0)" }
        let requests = names.map {
            JSON.object(["jsonrpc": "2.0", "method": .string($0), "id": .string($0)])
        }
        let reply = await RPCServer(handler: handler).respond(
            to: JSON.array(requests).serialized(), context: 5)
        #expect(handler.calls.map(\.method) == names)
        let expected = names.map { name -> JSON in
            ["jsonrpc": "2.0", "result": ["method": .string(name), "context": 5], "id": .string(name)]
        }
        #expect(reply == .body(JSON.array(expected).serialized()))
    }

    @Test("A handler may take a batch together; junk does not reach it, and answers keep their places")
    func groupsBatches() async {
        let handler = GroupingHandler()
        let server = RPCServer(handler: handler)
        let body = #"""
            [{"jsonrpc":"2.0","method":"a","id":1},{"jsonrpc":"2.0","method":"n"},7,
            {"jsonrpc":"2.0","method":"bad","id":2},{"jsonrpc":"2.0","method":"b","id":3}]
            """#
        let reply = await server.respond(to: Array(body.utf8), context: ())
        let expected: JSON = [
            ["jsonrpc": "2.0", "result": "a", "id": 1],
            ["jsonrpc": "2.0", "error": ["code": -32600, "message": "Invalid request"], "id": nil],
            ["jsonrpc": "2.0", "error": ["code": 7, "message": "no"], "id": 2],
            ["jsonrpc": "2.0", "result": "b", "id": 3],
        ]
        #expect(reply == .body(expected.serialized()))
        #expect(handler.batchSizes == [4])
        _ = await server.respond(to: Array("[1,2]".utf8), context: ())
        _ = await server.respond(to: Array(#"{"jsonrpc":"2.0","method":"a","id":1}"#.utf8), context: ())
        #expect(handler.batchSizes == [4])
    }

    @Test("The answers of a batch are written by the writers if there are some, and are one array anyway")
    func longAnswers() async {
        let writers = CountingExecutor()
        let handler = LongHandler(text: .string(String(repeating: "long ", count: 10_000)))
        let requests = (0..<8).map { JSON.object(["jsonrpc": "2.0", "method": "long", "id": .integer($0)]) }
        let expected = (0..<8).map { number -> JSON in
            ["jsonrpc": "2.0", "result": handler.text, "id": .integer(number)]
        }
        let body = JSON.array(requests).serialized()
        let inPlace = await RPCServer(handler: handler).respond(to: body, context: ())
        #expect(inPlace == .body(JSON.array(expected).serialized()) && writers.jobs == 0)
        let elsewhere = await RPCServer(handler: handler, writingBatchesOn: writers)
            .respond(to: body, context: ())
        // A turn for each answer, so that others can have theirs in between.
        #expect(elsewhere == inPlace && writers.jobs >= requests.count)
    }

    @Test("Nothing of a batch is carried out when it is broken, has a name twice, is too long or too deep")
    func refusesWholeBatches() async {
        let handler = RecordingHandler()
        let server = RPCServer(handler: handler)
        let call = #"{"jsonrpc":"2.0","method":"a","id":1}"#
        let bodies = [
            "[\(call),", "[\(call),{\"a\":1,\"a\":2}]",
            "[\(Array(repeating: call, count: 51).joined(separator: ","))]",
            "[\(call),\(String(repeating: "[", count: 32))\(String(repeating: "]", count: 32))]",
            "[\(call),\"\(String(repeating: "x", count: RPCLimits.standard.bodyBytesMax))\"]",
        ]
        for body in bodies {
            let reply = await server.respond(to: Array(body.utf8), context: 0)
            #expect(reply != .nothing)
        }
        #expect(handler.calls.isEmpty)
    }

    @Test("The owner adds what all errors have to the protocol's own errors")
    func decoratesFaults() async throws {
        let server = RPCServer(limits: RPCLimits(bodyBytesMax: 60, batchMax: 1), handler: VectorServer())
        let cases: [(body: String, code: Int64, slug: JSON, limit: JSON?)] = [
            ("{", -32700, "parse_error", nil), ("1", -32600, "invalid_request", nil),
            ("[1,2]", -32010, "batch_too_large", 1),
            (String(repeating: " ", count: 61), -32007, "request_too_large", 60),
        ]
        for (body, code, slug, limit) in cases {
            guard case .body(let bytes) = await server.respond(to: Array(body.utf8), context: "req-1") else {
                Issue.record("no answer to \(body)")
                continue
            }
            let error = try JSON(parsing: bytes)["error"]
            #expect(error?["code"] == .integer(code))
            #expect(error?["data"]?["slug"] == slug)
            #expect(error?["data"]?["limit"] == limit)
            #expect(error?["data"]?["request_id"] == "req-1")
            #expect(error?["data"]?["detail"]?.stringValue?.isEmpty == false)
        }
    }

    @Test("Limits are those of the contract")
    func hasLimits() {
        #expect(RPCLimits.standard == RPCLimits(bodyBytesMax: 262_144, batchMax: 50, depthMax: 32))
    }

    @Test("A notification to the client has no id")
    func writesNotifications() {
        let notification = RPCNotification(method: "account.changed", params: ["account_id": 701])
        #expect(
            notification.json.description
                == #"{"jsonrpc":"2.0","method":"account.changed","params":{"account_id":701}}"#)
    }
}
