package import JSON

/// `transfer.createMany`: several transfers with one call, each on its own or all together.
package enum CreateTransfers: Method {
    package static let transfersMax = 200

    package static let description = MethodDescription(
        "transfer.createMany", "Move money several times: each on its own, or all or nothing.",
        detail: """
            Transfers are made in their order. Without `atomic` a refused one disturbs no other. With \
            `atomic` all are made in one database transaction or none is, and then nothing is recorded under \
            their keys.
            """,
        access: .transfer, movesMoney: true, isSafe: false, failures: CreateTransfer.transferFailures,
        example: MethodExample(
            params: ["transfers": [CreateTransfer.description.example.params]],
            result: ["items": [["transfer": TransferView.example, "error": nil]]]))

    package struct Params: Sendable {
        package let transfers: [CreateTransfer.Params]
        package let atomic: Bool

        package init(transfers: [CreateTransfer.Params], atomic: Bool = false) {
            self.transfers = transfers
            self.atomic = atomic
        }
    }

    /// What became of one transfer: either of the two.
    package struct Item: Sendable {
        package let transfer: TransferView?
        package let error: JSON?
    }

    package struct Answer: Sendable {
        package let items: [Item]
    }

    package static let params = Schema<Params>.object(
        "CreateTransfersParams",
        .required(
            "transfers", .array(of: CreateTransfer.params, min: 1, max: transfersMax), \.transfers,
            "In this order"),
        .defaulted("atomic", .boolean, to: false, \.atomic, "All or nothing"),
        make: Params.init)

    package static let answer = Schema<Answer>.object(
        "CreateTransfersResult",
        .required("items", .array(of: item, max: transfersMax), \.items, "One a transfer, in their order"),
        make: Answer.init)

    private static let item = Schema<Item>.object(
        "CreateTransfersItem",
        .optional("transfer", TransferView.schema, \.transfer, "The completed transfer"),
        .optional("error", .any, \.error, "Why it was not made: what the `data` of an error holds"),
        make: Item.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        // The call itself has been counted, as one.
        try call.count(params.transfers.count - 1)
        let results = try await Posting.run(params.transfers, isAtomic: params.atomic, call)
        if params.atomic, let (place, failure) = culprit(in: results) {
            throw failure.at("transfers/\(place)")
        }
        return Answer(
            items: results.map { result in
                switch result {
                case .success(let transfer): Item(transfer: transfer, error: nil)
                case .failure(let failure):
                    Item(transfer: nil, error: .object(failure.members(requestID: call.requestID)))
                }
            })
    }

    /// The transfer that could not be made; those that were given up because of it are no culprits.
    private static func culprit(in results: [Posting.Answer]) -> (Int, Failure)? {
        for (place, result) in results.enumerated() {
            if case .failure(let failure) = result, failure.slug != .invalidRequest {
                return (place, failure)
            }
        }
        return nil
    }
}
