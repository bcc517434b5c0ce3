package import JSON
package import JSONRPC

/// The method table behind JSON-RPC: what a server's calls are carried out by.
package struct RPCDoor: RPCHandler {
    private let table: MethodTable

    package init(table: MethodTable = .standard) { self.table = table }

    package func call(_ call: RPCCall, context: Call) async -> Result<JSON, RPCError> {
        do throws(Failure) {
            return .success(try await carryOut(call, context))
        } catch {
            return .failure(error.rpcError(context))
        }
    }

    /// One after the other, except that neighbouring transfers go to the posting engine together.
    package func callBatch(_ calls: [RPCCall], context: Call) async -> [Result<JSON, RPCError>] {
        var results: [Result<JSON, RPCError>] = []
        var context = context
        var namesCalledOnce: Set<String> = []
        // Whoever waits may have their session ended meanwhile.
        var hasWaited = false
        var rest = calls[...]
        while let next = rest.first {
            do throws(Failure) {
                if movesMoney(next) {
                    if hasWaited { context = try await context.stillAdmitted() }
                    hasWaited = false
                } else {
                    context = try await context.confirmed()
                    hasWaited = true
                }
                if Self.onceABatch.contains(next.method), !namesCalledOnce.insert(next.method).inserted {
                    throw Failure(.rateLimited, "a batch calls \(next.method) at most once")
                }
            } catch {
                results.append(.failure(error.rpcError(context)))
                rest = rest.dropFirst()
                continue
            }
            let transfers = rest.prefix { $0.method == CreateTransfer.description.name && !$0.isNotification }
            if transfers.count > 1 {
                results += await postTogether(Array(transfers), context)
                rest = rest.dropFirst(transfers.count)
                continue
            }
            rest = rest.dropFirst()
            results.append(await call(next, context: context))
            // Ended is ended: what stands behind it in the batch comes from nobody.
            if case .clear? = context.effects.sessionCookie { context = context.fromNobody }
        }
        return results
    }

    /// What takes long, answers at length, or tries passwords.
    private static let onceABatch: Set<String> = [
        Discover.description.name, LogInMethod.description.name, PollEvents.description.name,
    ]

    package func protocolFailure(_ fault: RPCFault, context: Call) -> RPCError {
        Failure(fault).rpcError(context)
    }

    private func movesMoney(_ call: RPCCall) -> Bool {
        table[call.method]?.description.movesMoney ?? false
    }

    private func carryOut(_ call: RPCCall, _ context: Call) async throws(Failure) -> JSON {
        let method = table[call.method]
        let movesMoney = method?.description.movesMoney ?? false
        // A transfer proves its caller itself; nobody else's calls are counted as a client's before it is
        // sure that they are.
        let isProvedLater = movesMoney && !call.isNotification
        let context = isProvedLater ? context : try await context.confirmed()
        try await context.countConfirmed()
        guard let method else { throw Failure(.methodNotFound) }
        guard !(movesMoney && call.isNotification) else {
            throw Failure(.invalidRequest, "a transfer needs an id: nobody would learn its outcome")
        }
        return try await method.invoke(call.params, context)
    }

    /// Each is decoded on its own; those that can be asked for are one submission, in their order.
    private func postTogether(_ calls: [RPCCall], _ context: Call) async -> [Result<JSON, RPCError>] {
        do throws(Failure) {
            try context.requireAccess(CreateTransfer.description.access)
        } catch {
            await context.note(error, of: CreateTransfer.description.name)
            return calls.map { _ in .failure(error.rpcError(context)) }
        }
        let decoded = calls.map { call in
            Result { () throws(Failure) in
                try context.count()
                return try CreateTransfer.decode(call.params)
            }
        }
        let transfers = decoded.compactMap { try? $0.get() }
        if context.caller.proof != nil, transfers.count < calls.count {
            // Who may not call learns nothing about the parameters.
            do throws(Failure) {
                try await context.confirmed().requireAccess(CreateTransfer.description.access)
            } catch {
                return calls.map { _ in .failure(error.rpcError(context)) }
            }
        }
        var answers = await post(transfers, context)[...]
        return decoded.map { params in
            switch params {
            case .failure(let failure): .failure(failure.rpcError(context))
            case .success:
                answers.removeFirst().map(CreateTransfer.answer.encode).mapError { $0.rpcError(context) }
            }
        }
    }

    private func post(_ transfers: [CreateTransfer.Params], _ context: Call) async -> [Posting.Answer] {
        guard !transfers.isEmpty else { return [] }
        do {
            return try await Posting.run(transfers, context)
        } catch {
            let failure = Failure(error, logger: context.logger)
            return transfers.map { _ in .failure(failure) }
        }
    }
}
