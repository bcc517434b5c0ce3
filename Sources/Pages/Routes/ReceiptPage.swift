import Hummingbird
import Ledger
import Methods
import Web

/// `GET /user/<id>/transaction/<uuid>/`: one transfer, at an address that stays.
struct ReceiptPage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let id = context.parameters.get("transfer").flatMap(TransferID.init) else { throw Problem.unknownAddress }
        return try await desk.forReader(request, context) { reader in
            let transfer = try await GetTransfer.invoke(GetTransfer.Params(transferID: id), reader.call)
            return desk.page(request, reader: reader) { renderer, visit, words in
                renderer.receipt(
                    ReceiptView(user: reader.user.id, transfer: TransferSummary(transfer), words: words), for: visit)
            }
        }
    }
}
