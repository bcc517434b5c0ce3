import HTTPTypes
import Hummingbird
import JSON
import Ledger
import Methods
import Web

/// `/user/<id>/transfer/`: the form, then the review with the quote; posting to the history's address makes
/// the transfer.
struct TransferPage: Sendable {
    let desk: PageDesk

    /// The form while something is missing or wrong; the review page once the draft can be priced.
    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let parameters = try request.queryParameters()
        return try await desk.forReader(request, context) { reader in
            let draft = TransferDraft(owner: reader.user.id) { parameters[$0] }
            guard draft.isComplete, parameters["edit"] == nil else {
                // A form that was sent incomplete says what is missing; one just opened does not.
                let isSent =
                    parameters["kind"] != nil && parameters["amount"] != nil && parameters["edit"] == nil
                return form(request, reader, draft, isSent ? FormFault.missing(in: draft) : [])
            }
            // The key stands in the address: a reload and a step back show the same form, not a second one.
            guard let key = parameters["key"].flatMap({ IdempotencyKey($0) }) else {
                return PageDesk.redirect(to: .review(reader.user.id, draft, .random()))
            }
            if let receipt = try await receipt(of: key, reader) { return receipt }
            return try await review(request, reader, draft, key)
        }
    }

    /// Makes the transfer. The documented fields are enough; the review's form adds its one-time key and
    /// the quote.
    func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await request.formFields()
        return try await desk.forReader(request, context) { reader in
            var draft = TransferDraft(owner: reader.user.id) { fields[$0] }
            draft.amount = TypedAmount.normalized(draft.amount)
            let key = fields["idempotency_key"] ?? IdempotencyKey.random().text
            do throws(Failure) {
                let transfer = try await CreateTransfer.invoke(
                    try Self.params(draft, fields, key), reader.call)
                return PageDesk.redirect(
                    to: .receipt(reader.user.id, transfer.id),
                    outcome: transfer.replayed ? .transferRepeated : .transferCompleted)
            } catch {
                return try await answer(to: error, request, reader, draft, IdempotencyKey(key))
            }
        }
    }

    /// A form that was used already leads to its receipt, a refusal in the books to the refused one's; an
    /// expired quote is reviewed again, under a new key; anything else goes back to the form.
    private func answer(
        to failure: Failure, _ request: Request, _ reader: PageDesk.Reader, _ draft: TransferDraft,
        _ key: IdempotencyKey?
    ) async throws -> Response {
        switch failure.slug {
        case .quoteExpired, .quoteUsed:
            return try await review(
                request, reader, draft, .random(), FormFault.all(of: failure), Problem(failure).status)
        case .outcomeUnknown, .overloaded, .internal, .forbidden, .unauthenticated:
            throw failure
        case .idempotencyMismatch where failure.fields.contains { $0.pointer == "/quote_id" }:
            // The same form, priced again by a reload in between.
            if let key, let receipt = try await receipt(of: key, reader) { return receipt }
        default:
            if case .string(let id)? = failure.facts["transfer_id"], let transfer = TransferID(id) {
                return PageDesk.redirect(to: .receipt(reader.user.id, transfer), outcome: .transferRefused)
            }
        }
        return form(request, reader, draft, FormFault.all(of: failure), Problem(failure).status)
    }

    /// The way to the receipt of a transfer that was made under the key already; `nil` while there is none.
    private func receipt(of key: IdempotencyKey, _ reader: PageDesk.Reader) async throws(Failure) -> Response?
    {
        let known = try await ResolveTransfer.invoke(ResolveTransfer.Params(idempotencyKey: key), reader.call)
        return known.transfer.map { transfer in
            PageDesk.redirect(to: .receipt(reader.user.id, transfer.id), outcome: .transferRepeated)
        }
    }

    private func form(
        _ request: Request, _ reader: PageDesk.Reader, _ draft: TransferDraft, _ faults: [FormFault],
        _ status: HTTPResponse.Status? = nil
    ) -> Response {
        desk.page(
            request, reader: reader, status: status ?? (faults.isEmpty ? .ok : .unprocessableContent)
        ) { renderer, visit, words in
            renderer.transferForm(
                TransferFormView(
                    user: reader.user.id, accounts: reader.accounts, draft: draft, faults: faults,
                    words: words),
                for: visit)
        }
    }

    private func review(
        _ request: Request, _ reader: PageDesk.Reader, _ draft: TransferDraft, _ key: IdempotencyKey,
        _ faults: [FormFault] = [], _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        do throws(Failure) {
            let quote = try await CreateQuote.invoke(try Self.quoteParams(draft), reader.call)
            guard let summary = QuoteSummary(quote) else { throw Failure(.internal) }
            guard reader.holds(summary.total, on: summary.from) else {
                throw Failure(Ledger.Refusal.insufficientFunds)
            }
            return desk.page(request, reader: reader, status: status) { renderer, visit, words in
                renderer.review(
                    ReviewView(
                        user: reader.user.id, draft: draft, quote: summary, key: key, faults: faults,
                        words: words),
                    for: visit)
            }
        } catch {
            guard error.slug != .overloaded, error.slug != .internal else { throw error }
            return form(request, reader, draft, FormFault.all(of: error), Problem(error).status)
        }
    }

    private static func quoteParams(_ draft: TransferDraft) throws(Failure) -> CreateQuote.Params {
        let amount = JSON.string(TypedAmount.normalized(draft.amount))
        return try CreateQuote.decode([
            "from": .number(draft.from), "to": .number(draft.to),
            draft.fixedSide == .amount ? "amount" : "credit": amount,
        ])
    }

    private static func params(
        _ draft: TransferDraft, _ fields: FormFields, _ key: String
    ) throws(Failure) -> CreateTransfer.Params {
        try CreateTransfer.decode([
            "from": .number(draft.from), "to": .number(draft.to), "amount": .string(draft.amount),
            "idempotency_key": .string(key), "memo": draft.memo.isEmpty ? .null : .string(draft.memo),
            "quote_id": fields["quote_id"].map(JSON.string) ?? .null,
        ])
    }
}

extension JSON {
    /// A whole number as typed, or the text itself, which the method then refuses at its field.
    fileprivate static func number(_ text: String) -> JSON {
        let digits = text.filter { !$0.isWhitespace }
        return Int64(digits).map(JSON.integer) ?? .string(text)
    }
}
