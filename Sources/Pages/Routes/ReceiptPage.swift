import Hummingbird
import Ledger
import Methods
import Web

/// `GET /user/<id>/transaction/<uuid>/`: one transfer, at an address that stays.
struct ReceiptPage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let id = context.parameters.get("transfer").flatMap(TransferID.init) else {
            throw Problem.unknownAddress
        }
        return try await desk.forReader(request, context) { reader in
            let transfer = try await GetTransfer.invoke(GetTransfer.Params(transferID: id), reader.call)
            let smallest = try await smallestAmount(for: transfer, reader.call)
            return desk.page(request, reader: reader) { renderer, visit, words in
                renderer.receipt(
                    ReceiptView(
                        user: reader.user.id, transfer: TransferSummary(transfer), smallest: smallest,
                        words: words),
                    for: visit)
            }
        }
    }

    /// What would have been enough, at the rates in force, for a transfer that was too small to convert.
    private func smallestAmount(for transfer: TransferView, _ call: Call) async throws(Failure) -> Money? {
        guard transfer.refusal == .amountTooSmall, let source = transfer.from.currency,
            let destination = transfer.to.currency
        else { return nil }
        let rates = try await ListRates.invoke(NoParams(), call)
        return rates.conversion(from: source, to: destination).map {
            Money(minorUnits: $0.amountMin, currency: source)
        }
    }
}
