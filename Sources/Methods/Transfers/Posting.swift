import JSON
import Ledger
import LedgerStore

/// Hands transfers to the posting engine and tells each caller what became of theirs.
enum Posting {
    typealias Answer = Result<TransferView, Failure>

    /// One answer a transfer, in order. Throws when all of them failed for one and the same reason.
    static func run(_ transfers: [CreateTransfer.Params], isAtomic: Bool = false, _ call: Call) async throws
        -> [Answer]
    {
        let user = try call.requireUser()
        let requests = transfers.map { $0.request(of: user) }
        let submission = Submission(requests, isAtomic: isAtomic, caller: call.caller.proof)
        let results = await call.services.posting.submit(submission)
        if !results.isEmpty, results.allSatisfy({ $0.outcome == .callerUnknown }) {
            return try await run(transfers, isAtomic: isAtomic, try await call.confirmed())
        }
        let outcomes = results.compactMap { $0.outcome }
        if outcomes.isEmpty, let failure = results.first?.failure { throw failure }
        let names = try await call.services.names.masked(of: Set(outcomes.lazy.compactMap(\.namedPayee)))
        // Told with the smallest amount that works, which the terms know.
        var terms: Terms?
        if outcomes.contains(where: { $0.refusal == .amountTooSmall }) {
            terms = try await ReadTerms.run(in: call.services.pool)
        }
        return zip(requests, results).map { request, result in
            switch result {
            case .success(let outcome):
                answer(to: request, outcome, names: names, terms: terms, seenBy: user)
            case .failure(let failure): .failure(Failure(failure))
            }
        }
    }

    private static func answer(
        to request: TransferRequest, _ outcome: PostingOutcome, names: [UserID: String], terms: Terms?,
        seenBy user: UserID
    ) -> Answer {
        switch outcome {
        case .decided(let transfer): answer(transfer, replayed: false, names, terms, user)
        case .replayed(let transfer): answer(transfer, replayed: true, names, terms, user)
        case .mismatch(let field):
            .failure(
                Failure(
                    .idempotencyMismatch, "the key was used for a transfer with another \(field)",
                    field: field,
                    code: "idempotency_mismatch"))
        case .quoteUnknown:
            .failure(Failure(.notFound, "you have no such quote", field: "quote_id", code: "not_found"))
        case .quoteMismatch(let field):
            .failure(
                Failure(
                    .invalidParams, "the quote is for another \(field)", field: field, code: "quote_mismatch")
            )
        case .callerUnknown: .failure(Failure(.unauthenticated))
        case .prevented(let refusal): .failure(failure(refusal, request.from, request.to, terms))
        case .abandoned:
            .failure(Failure(.invalidRequest, "not made, because another transfer of the list could not be"))
        }
    }

    private static func answer(
        _ transfer: Transfer, replayed: Bool, _ names: [UserID: String], _ terms: Terms?, _ user: UserID
    ) -> Answer {
        if let refusal = transfer.refusal {
            let facts: JSONObject = [
                "transfer_id": .string(transfer.id.description), "replayed": .bool(replayed),
            ]
            return .failure(failure(refusal, transfer.from.account, transfer.to.account, terms, facts))
        }
        let name = transfer.kind == .external ? names[transfer.to.account.owner] : nil
        return .success(
            TransferView(SeenTransfer(transfer, viewer: user, counterpartyName: name), replayed: replayed))
    }

    private static func failure(
        _ refusal: Ledger.Refusal, _ from: AccountID, _ to: AccountID, _ terms: Terms?,
        _ facts: JSONObject = [:]
    ) -> Failure {
        guard refusal == .amountTooSmall, let terms else { return Failure(refusal, facts: facts) }
        return .amountTooSmall(from: from, to: to, terms, facts: facts)
    }
}

extension PostingOutcome {
    /// The other client that the answer names.
    fileprivate var namedPayee: UserID? {
        guard let transfer, transfer.kind == .external, transfer.refusal == nil else { return nil }
        return transfer.to.account.owner
    }
}
