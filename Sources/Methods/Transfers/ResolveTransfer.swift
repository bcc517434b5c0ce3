package import JSON
package import Ledger
import LedgerStore

/// `transfer.resolve`: what became of a transfer whose answer was lost.
package enum ResolveTransfer: Method {
    package static let description = MethodDescription(
        "transfer.resolve", "What has become of a key: completed, refused, or unknown so far.",
        detail: """
            For a client that lost the reply. `unknown` means that the books hold nothing under the key yet; \
            sending the transfer again with the same key is always safe.
            """,
        access: .read,
        example: MethodExample(
            params: ["idempotency_key": "lunch-with-bob"],
            result: ["status": "completed", "transfer": TransferView.example]))

    package struct Params: Sendable {
        package let idempotencyKey: IdempotencyKey

        package init(idempotencyKey: IdempotencyKey) { self.idempotencyKey = idempotencyKey }
    }

    package enum Status: String, CaseIterable, Sendable {
        case completed
        case refused
        case unknown
    }

    package struct Answer: Sendable {
        package let status: Status
        package let transfer: TransferView?
    }

    package static let params = Schema<Params>.object(
        "ResolveTransferParams",
        .required("idempotency_key", .idempotencyKey, \.idempotencyKey, "The key that was sent"),
        make: Params.init)
    package static let answer = Schema<Answer>.object(
        "ResolveTransferResult",
        .required("status", .enumeration(Status.allCases), \.status, "What the books hold"),
        .optional("transfer", TransferView.schema, \.transfer, "Null while unknown"), make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let user = try call.requireUser()
        let found = try await FindTransfer.run(params.idempotencyKey, of: user, in: call.services.pool)
        guard let found else { return Answer(status: .unknown, transfer: nil) }
        return Answer(
            status: found.refusal == nil ? .completed : .refused,
            transfer: try await TransferView.of(found, seenBy: user, call))
    }
}
