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
    package func bodyBytes(upTo limit: Int = RequestLimits.bodyBytesMax) async throws(Problem) -> [UInt8] {
        if let announced = headers.value(of: .contentLength).flatMap({ Int($0) }), announced > limit {
            throw .tooLarge(limit: limit)
        }
        do {
            let buffer = try await body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw .tooLarge(limit: limit)
        } catch {
            throw .unreadableBody
        }
    }
}
