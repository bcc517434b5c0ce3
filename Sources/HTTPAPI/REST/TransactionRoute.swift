import Hummingbird
import JSON
import Ledger
import Methods
import Web

/// `GET /api/user/<id>/transaction/<uuid>/`: where a created transfer is found.
struct TransactionRoute: Sendable {
    let doorkeeper: Doorkeeper

    func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let id = context.parameters.get("transaction").flatMap({ TransferID($0) }) else {
            throw Problem.unknownAddress
        }
        let (call, _) = try await doorkeeper.ownersCall(for: request, context)
        let transfer = try await GetTransfer.answer(to: GetTransfer.Params(transferID: id), call)
        return EntityTag.answer(.json, transfer.transactionDocument.serialized(), to: request)
    }
}
