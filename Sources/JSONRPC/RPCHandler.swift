package import JSON

/// Who carries out the calls that a server has read.
package protocol RPCHandler: Sendable {
    /// What is known of the request beside its body: who asks, from where, under which request id.
    associatedtype Context: Sendable

    /// Carries out one call. Of a notification the outcome is dropped, so money is refused there: see
    /// `RPCCall.isNotification`.
    func call(_ call: RPCCall, context: Context) async -> Result<JSON, RPCError>

    /// Carries out the calls of a batch and answers each, at the same place.
    ///
    /// They take effect as if one came after the other in this order. A handler that has a better way for
    /// neighbours, such as one posting for several transfers, overrides it.
    func callBatch(_ calls: [RPCCall], context: Context) async -> [Result<JSON, RPCError>]

    /// The error object for what never became a call: the place to add the same `data` that other errors
    /// have.
    func protocolFailure(_ fault: RPCFault, context: Context) -> RPCError
}

extension RPCHandler {
    package func callBatch(_ calls: [RPCCall], context: Context) async -> [Result<JSON, RPCError>] {
        var results: [Result<JSON, RPCError>] = []
        results.reserveCapacity(calls.count)
        for call in calls {
            results.append(await self.call(call, context: context))
        }
        return results
    }

    package func protocolFailure(_ fault: RPCFault, context: Context) -> RPCError {
        fault.plainError
    }
}
