import HTTPTypes
import Hummingbird
import NIOCore

/// An answer of which all is there.
struct WholeResponse: Sendable {
    let head: HTTPResponse
    let body: ByteBuffer

    /// Has the body written to its end.
    init(_ response: Response) async throws {
        let collector = Collector()
        try await response.body.write(collector)
        head = response.head
        body = collector.written.bytes
    }

    /// One without a body.
    init(status: HTTPResponse.Status) {
        head = HTTPResponse(status: status, headerFields: [.contentLength: "0"])
        body = ByteBuffer()
    }

    private struct Collector: ResponseBodyWriter {
        final class Written { var bytes = ByteBuffer() }

        let written = Written()

        func write(_ buffer: ByteBuffer) async throws {
            written.bytes = written.bytes.followed(by: buffer)
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
