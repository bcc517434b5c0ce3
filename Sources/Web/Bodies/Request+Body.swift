package import Hummingbird
import HTTPTypes
import NIOCore

/// How much of a request is read at most.
package enum RequestLimits {
    package static let bodyBytesMax = 256 * 1024
    /// Fields of a form, parameters of an address.
    package static let pairsMax = 100
}

extension Request {
    /// The whole body.
    ///
    /// - Throws: `Problem.tooLarge` past the limit, whether the length was announced or not;
    ///   `Problem.unreadableBody` when it broke off.
    @concurrent
    package func bodyBytes(upTo limit: Int = RequestLimits.bodyBytesMax) async throws(Problem) -> [UInt8] {
        if let announced = headers.value(of: .contentLength).flatMap({ Int($0) }), announced > limit {
            throw .tooLarge(limit: limit)
        }
        var bytes: [UInt8] = []
        do {
            // Neither by `collect` nor `for await`, which ask for each piece by way of a protocol.
            var pieces = body.makeAsyncIterator()
            while bytes.count <= limit, let piece = try await pieces.next() {
                bytes.append(contentsOf: piece.readableBytesView)
            }
        } catch {
            throw .unreadableBody
        }
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        return bytes
    }
}
