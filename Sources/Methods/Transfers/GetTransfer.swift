package import JSON
package import Ledger
import LedgerStore

/// `transfer.get`: one transfer, for either of its clients.
package enum GetTransfer: Method {
    package static let description = MethodDescription(
        "transfer.get", "One of your transfers, made or received.", access: .read, failures: [.notFound],
        rest: RESTBinding(
            .get, "/api/user/{user_id}/transaction/{transaction_id}/", operation: "getTransaction"),
        example: MethodExample(
            params: ["transfer_id": "019c1400-0000-7000-8000-000000000002"], result: TransferView.example))

    package struct Params: Sendable {
        package let transferID: TransferID

        package init(transferID: TransferID) { self.transferID = transferID }
    }

    package static let params = Schema<Params>.object(
        "GetTransferParams", .required("transfer_id", .transferID, \.transferID, "Which one"),
        make: Params.init)
    package static let answer = TransferView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> TransferView {
        let user = try call.requireUser()
        guard
            let transfer = try await FindTransfer.run(params.transferID, seenBy: user, in: call.services.pool)
        else {
            throw Failure(.notFound, "you have no such transfer", field: "transfer_id", code: "not_found")
        }
        return try await TransferView.of(transfer, seenBy: user, call)
    }
}

extension TransferView {
    /// With the other client's name looked up.
    static func of(_ transfer: Transfer, seenBy user: UserID, _ call: Call) async throws -> TransferView {
        let other = transfer.user == user ? transfer.to.account.owner : transfer.user
        var name: String?
        if transfer.kind == .external { name = try await call.services.names.masked(of: [other])[other] }
        return TransferView(SeenTransfer(transfer, viewer: user, counterpartyName: name))
    }
}
