import Identity
package import JSON
package import Ledger
import LedgerStore

/// `quote.create`: what a transfer would cost and bring, kept for two minutes and one use.
package enum CreateQuote: Method {
    package static let description = MethodDescription(
        "quote.create", "Price a transfer: fee, rate and exact cents, held for two minutes.",
        detail: """
            Fix one side: `amount` is what leaves (what arrives is rounded down), `credit` is what arrives \
            (what leaves is rounded up). Hand `quote_id` and the quoted `amount` to transfer.create. The \
            balance is not looked at.
            """,
        access: .read, isSafe: false,
        failures: [.rateLimited, .invalidAmount, .sameAccount, .accountUnknown, .amountTooSmall],
        example: MethodExample(
            params: ["from": 701, "to": 802, "amount": "10.00"], result: QuoteView.example))

    package struct Params: Sendable {
        package let from: AccountID
        package let to: AccountID
        package let amount: Amount?
        package let credit: Amount?

        package init(from: AccountID, to: AccountID, amount: Amount? = nil, credit: Amount? = nil) {
            self.from = from
            self.to = to
            self.amount = amount
            self.credit = credit
        }

        fileprivate var fixed: MakeQuote.Fixed? {
            switch (amount, credit) {
            case (let amount?, nil): .amount(amount)
            case (nil, let credit?): .credit(credit)
            default: nil
            }
        }
    }

    package static let params = Schema<Params>.object(
        "CreateQuoteParams",
        .required("from", .accountID, \.from, "Your account that pays"),
        .required("to", .accountID, \.to, "The account that receives"),
        .optional("amount", .amount, \.amount, "You send: in the source's currency"),
        .optional("credit", .amount, \.credit, "They get: in the destination's currency"),
        make: Params.init
    ).checked { params throws(SchemaRefusal) in
        guard params.fixed != nil else {
            throw SchemaRefusal(
                .missing, "either amount or credit is required, and not both", member: "amount")
        }
    }
    package static let answer = QuoteView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> QuoteView {
        let user = try call.requireUser()
        guard let fixed = params.fixed else { throw Failure(.invalidParams) }
        // A price tells whose account it is, so it is a way to learn clients' names by trying numbers.
        if params.to.owner != user {
            let limits = call.services.identity.limits
            try call.honour(try await limits.countPayee(params.to.owner, by: user))
        }
        let quote: Quote
        do {
            quote = try await MakeQuote.run(
                user: user, from: params.from, to: params.to, fixed: fixed, stamps: call.services.stamps,
                in: call.services.pool)
        } catch Ledger.Refusal.amountTooSmall {
            throw Failure.amountTooSmall(
                from: params.from, to: params.to, try await ReadTerms.run(in: call.services.pool))
        }
        let payee = quote.to.owner
        guard payee != user else { return QuoteView(quote, payeeName: nil) }
        return QuoteView(quote, payeeName: try await call.services.names.masked(of: [payee])[payee])
    }
}
