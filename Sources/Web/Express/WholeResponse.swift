import HTTPTypes
import Hummingbird
import NIOCore

/// An answer of which all is there.
struct WholeResponse: Sendable {
    let head: HTTPResponse
    let body: ByteBuffer

    /// More is a stream, which belongs beyond the lane.
    static let bytesMax = 32 * 1024 * 1024

    /// Has the body written to its end.
    ///
    /// - Throws: what the body's writer throws; `NIOTooManyBytesError` past `bytesMax`.
    init(_ response: Response) async throws {
        let collector = Collector()
        try await response.body.write(collector)
        head = response.head
        body = collector.written.bytes
    }

    /// One without a body.
    init(status: HTTPResponse.Status) {
        var headers: HTTPFields = [.contentLength: "0", .date: HTTPDate.now]
        SecurityHeaders.complete(&headers, isSecure: false)
        head = HTTPResponse(status: status, headerFields: headers)
        body = ByteBuffer()
    }

    private struct Collector: ResponseBodyWriter {
        final class Written { var bytes = ByteBuffer() }

        let written = Written()

        func write(_ buffer: ByteBuffer) async throws {
            // Mostly there is one piece, which is not copied.
            guard written.bytes.readableBytes > 0 else { return written.bytes = buffer }
            guard written.bytes.readableBytes + buffer.readableBytes <= bytesMax else {
                throw NIOTooManyBytesError(maxBytes: bytesMax)
            }
            written.bytes.writeImmutableBuffer(buffer)
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
