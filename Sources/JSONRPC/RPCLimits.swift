import JSON

/// How much one body may ask for.
package struct RPCLimits: Sendable, Equatable {
    /// The most bytes of a body. The HTTP layer refuses more with status 413 before the body is read to its
    /// end.
    package var bodyBytesMax: Int

    /// The most elements of a batch, junk included.
    package var batchMax: Int

    /// The most arrays and objects open at once, the batch's own included.
    package var depthMax: Int

    package init(
        bodyBytesMax: Int = JSONLimits.request.bytesMax, batchMax: Int = 50,
        depthMax: Int = JSONLimits.request.depthMax
    ) {
        self.bodyBytesMax = bodyBytesMax
        self.batchMax = batchMax
        self.depthMax = depthMax
    }

    /// What the service promises in its contract: 256 KiB, 50 calls, 32 levels.
    package static let standard = RPCLimits()

    /// The part of the limits that the parser holds.
    var document: JSONLimits { JSONLimits(bytesMax: bodyBytesMax, depthMax: depthMax) }
}
