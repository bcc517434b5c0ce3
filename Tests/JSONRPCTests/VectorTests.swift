import JSON
import JSONRPC
import TestVectors
import Testing

@Suite("The protocol by its vectors")
struct VectorTests {
    @Test("Each request gets the response that its vector expects", arguments: try Vector.all())
    func respondsAsExpected(vector: Vector) async throws {
        let reply = await RPCServer(handler: VectorServer()).respond(to: vector.request, context: "r1")
        switch (reply, vector.response) {
        case (.nothing, nil):
            break
        case (.body(let bytes), let expected?):
            let response = try JSON(parsing: bytes, limits: .ownDocument)
            #expect(response.matches(expected), "got \(response)")
        case (.nothing, let expected?):
            Issue.record("no response, expected \(expected)")
        case (.body(let bytes), nil):
            Issue.record("expected none, got \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("There are vectors, and they are told apart by their comments")
    func hasVectors() throws {
        let vectors = try Vector.all()
        #expect(vectors.count > 80)
        #expect(vectors.allSatisfy { !$0.comment.isEmpty })
    }

    @Test("A response that is not the expected one does not match")
    func matchingIsStrict() throws {
        let expected: JSON = ["jsonrpc": "2.0", "error": ["code": -32600, "data": ["limit": 50]], "id": 1]
        #expect(
            (["jsonrpc": "2.0", "error": ["code": -32600, "data": ["limit": 50, "x": 1]], "id": 1] as JSON)
                .matches(expected))
        let others: [JSON] = [
            ["jsonrpc": "2.0", "error": ["code": -32700, "data": ["limit": 50]], "id": 1],
            ["jsonrpc": "2.0", "error": ["code": -32600], "id": 1],
            ["jsonrpc": "2.0", "error": ["code": -32600, "data": ["limit": 50]], "id": "1"],
            ["jsonrpc": "2.0", "error": ["code": -32600, "data": ["limit": 50]], "id": 1, "result": nil],
            ["jsonrpc": "2.0", "error": ["code": -32600, "data": ["limit": 50]]],
            [["jsonrpc": "2.0", "error": ["code": -32600, "data": ["limit": 50]], "id": 1]],
        ]
        for other in others {
            #expect(!other.matches(expected))
        }
    }
}
