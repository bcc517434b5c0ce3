package import JSON
package import Ledger
import LedgerStore

/// `transfer.create`: moves money, exactly once a key.
package enum CreateTransfer: Method {
    package static let description = MethodDescription(
        "transfer.create", "Move money, exactly once for each idempotency key.",
        detail: """
            Between your own accounts it is free; to another client 1 % is added on top. The same key with \
            the same parameters gets the first answer again, refusals included; with other parameters it is \
            refused and the field that differs is named. When no answer arrives, send the same request again.
            """,
        access: .transfer, movesMoney: true, isSafe: false, failures: transferFailures,
        rest: RESTBinding(.post, "/api/user/{user_id}/transaction/", operation: "createTransaction"),
        example: MethodExample(
            params: [
                "from": 701, "to": 802, "amount": "10.00", "idempotency_key": "lunch-with-bob",
                "memo": "lunch",
            ],
            result: TransferView.example))

    static let transferFailures: [Slug] = [
        .invalidAmount, .sameAccount, .accountUnknown, .amountTooSmall, .insufficientFunds, .quoteExpired,
        .quoteUsed,
        .idempotencyMismatch, .notFound, .outcomeUnknown, .overloaded,
    ]

    package struct Params: Sendable {
        package let from: AccountID
        package let to: AccountID
        package let amount: Amount
        package let idempotencyKey: IdempotencyKey
        package let memo: Memo?
        package let quoteID: QuoteID?

        package init(
            from: AccountID, to: AccountID, amount: Amount, idempotencyKey: IdempotencyKey, memo: Memo? = nil,
            quoteID: QuoteID? = nil
        ) {
            self.from = from
            self.to = to
            self.amount = amount
            self.idempotencyKey = idempotencyKey
            self.memo = memo
            self.quoteID = quoteID
        }

        func request(of user: UserID) -> TransferRequest {
            TransferRequest(
                user: user, from: from, to: to, amount: amount, key: idempotencyKey, memo: memo,
                quote: quoteID)
        }
    }

    package static let params = Schema<Params>.object(
        "CreateTransferParams",
        .required("from", .accountID, \.from, "Your account that pays"),
        .required("to", .accountID, \.to, "The account that receives"),
        .required("amount", .amount, \.amount, "In the source's currency, without the fee"),
        .required(
            "idempotency_key", .idempotencyKey, \.idempotencyKey,
            "Your name for this one transfer, such as a UUID"),
        .optional("memo", .memo, \.memo, "For both sides to read"),
        .optional("quote_id", .quoteID, \.quoteID, "Make it at the quoted price"),
        make: Params.init)
    package static let answer = TransferView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> TransferView {
        guard let result = try await Posting.run([params], call).first else {
            preconditionFailure("one transfer has one outcome")
        }
        return try result.get()
    }
}
