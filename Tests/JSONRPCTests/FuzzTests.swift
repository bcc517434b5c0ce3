import JSON
import JSONRPC
import TestVectors
import Testing

@Suite("Whatever the bytes")
struct FuzzTests {
    /// 20 seeds of 1000 bodies each; the same ones on every run.
    @Test("A spoilt request gets valid responses or none, and never stops the server", arguments: 0..<20)
    func survivesMutation(seed: UInt64) async throws {
        let bodies = try Vector.all().map(\.request).filter { !$0.isEmpty }
        let server = RPCServer(handler: VectorServer())
        var random = SplitMix64(seed: seed)
        for _ in 0..<1000 {
            guard var body = bodies.randomElement(using: &random) else { return }
            body.mutate(using: &random)
            let reply = await server.respond(to: body, context: "r1")
            if case .body(let bytes) = reply {
                let response = try JSON(parsing: bytes, limits: .ownDocument)
                if !response.isValidReply {
                    Issue.record("\(String(decoding: body, as: UTF8.self)) got \(response)")
                }
            }
        }
    }
}

extension JSON {
    /// A response object, or an array of at least one.
    fileprivate var isValidReply: Bool {
        if case .array(let responses) = self {
            return !responses.isEmpty && responses.count <= 50 && responses.allSatisfy(\.isResponse)
        }
        return isResponse
    }

    /// What JSON-RPC 2.0, section 5 asks: a version, an id, and either a result or an error.
    private var isResponse: Bool {
        guard case .object(let object) = self, object.count == 3, object["jsonrpc"] == "2.0" else {
            return false
        }
        switch object["id"] {
        case .string?, .integer?, .real?, .null?: break
        default: return false
        }
        if object["result"] != nil { return true }
        return object["error"]?["code"]?.integerValue != nil
            && object["error"]?["message"]?.stringValue != nil
    }
}
