import HTTPTypes
import Hummingbird
import JSON
import Ledger
import Methods
import Web

/// `POST /api/user/<id>/transaction/`: from, to, amount, memo?, quote_id? and the header `Idempotency-Key`.
struct CreationRoute: Sendable {
    let doorkeeper: Doorkeeper

    /// 201 with the transfer and where it is found.
    func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        let (call, user) = try await doorkeeper.ownersCall(for: request, context)
        let body = try await RESTBody.read(
            request, form: ["from": .integer, "to": .integer, "memo": .optional, "quote_id": .optional])
        let params = try params(body, key: IdempotencyKeyHeader.read(request.headers))
        do {
            let transfer = try await CreateTransfer.invoke(params, call)
            var headers: HTTPFields = [.location: "/api/user/\(user)/transaction/\(transfer.id)/"]
            if transfer.replayed { headers[.idempotentReplayed] = "true" }
            return Response(.created, .json, transfer.transactionDocument.serialized(), headers: headers)
        } catch {
            var problem = Problem(error)
            if error.facts["replayed"] == true { problem.add(.idempotentReplayed, "true") }
            throw problem
        }
    }

    /// Without a client's key the service makes one that nobody else can name: what is retried inside stays
    /// one transfer.
    private func params(_ body: JSON, key: String?) throws(Problem) -> CreateTransfer.Params {
        guard case .object(var object) = body else { return try CreateTransfer.decode(body) }
        guard object["idempotency_key"] == nil else {
            throw Problem(
                Failure(
                    .invalidParams, "the key goes into the header Idempotency-Key", field: "idempotency_key",
                    code: .unknown))
        }
        object["idempotency_key"] = .string(key ?? Self.placeholder)
        let asked = try CreateTransfer.decode(.object(object))
        guard key == nil else { return asked }
        let id = TransferID(bits: UInt128.random(in: 0...UInt128.max))
        return CreateTransfer.Params(
            from: asked.from, to: asked.to, amount: asked.amount, idempotencyKey: .made(for: id),
            memo: asked.memo,
            quoteID: asked.quoteID)
    }

    /// Stands in for the key while the rest is decoded.
    private static let placeholder = "none"
}
