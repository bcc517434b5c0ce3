import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import NIOCore
import TestVectors
import Testing

@Suite("The protocol's vectors over HTTP")
struct RPCVectorTests {
    @Test("every vector gets its answer through the endpoint, 204 where there is none")
    func vectors() async throws {
        let vectors = try Vector.all()
        #expect(vectors.count > 50)
        try await withService { service in
            for vector in vectors {
                let answer = try await service.client.execute(
                    uri: "/rpc", method: .post, headers: [.contentType: "application/json"],
                    body: ByteBuffer(bytes: vector.request))
                guard let expected = vector.response else {
                    #expect(answer.status == .noContent, "\(vector.place): \(vector.comment)")
                    continue
                }
                #expect(answer.status == .ok, "\(vector.place): \(vector.comment)")
                let matches = try answer.json.matches(expected)
                #expect(matches, "\(vector.place): \(vector.comment): \(answer.text)")
            }
        }
    }
}
