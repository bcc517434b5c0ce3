import HTTPTypes
import Hummingbird
import NIOCore

/// An answer of which all is there.
struct WholeResponse: Sendable {
    let head: HTTPResponse
    let body: ByteBuffer

    /// Of several pieces: more is a stream, which belongs beyond the lane.
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

    /// In place of one that broke off: its headers, but for those that tell of its body.
    init(brokenOff response: Response) {
        var headers = response.headers
        for name in [HTTPField.Name.contentType, .contentEncoding, .contentDisposition, .eTag] {
            headers[name] = nil
        }
        headers[.contentLength] = "0"
        head = HTTPResponse(status: .internalServerError, headerFields: headers)
        body = ByteBuffer()
    }

    /// One without a body, where nothing is known of the request.
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
