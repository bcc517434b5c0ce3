import JSON
package import Ledger

/// A quote as the client who asked for it sees it.
package struct QuoteView: Sendable {
    package struct Payee: Sendable {
        package let accountID: AccountID
        package let currency: Currency
        /// `Ann K.`; `nil` for an account of one's own.
        package let name: String?
    }

    package let quoteID: QuoteID
    package let from: AccountID
    package let to: AccountID
    package let fromCurrency: Currency
    package let toCurrency: Currency
    package let amount: String
    package let fee: String
    package let total: String
    package let credited: String
    package let rate: String
    package let payee: Payee
    package let expiresAt: Timestamp

    init(_ quote: Quote, payeeName: String?) {
        func text(_ minorUnits: Int64, _ currency: Currency) -> String {
            Money(minorUnits: minorUnits, currency: currency).decimalText
        }
        self.init(
            quoteID: quote.id, from: quote.from, to: quote.to, fromCurrency: quote.fromCurrency,
            toCurrency: quote.toCurrency, amount: text(quote.price.amount, quote.fromCurrency),
            fee: text(quote.price.fee, quote.fromCurrency),
            total: text(quote.price.total, quote.fromCurrency),
            credited: text(quote.price.credited, quote.toCurrency),
            rate: quote.price.pricing.conversion.decimalText,
            payee: Payee(accountID: quote.to, currency: quote.toCurrency, name: payeeName),
            expiresAt: quote.expiresAt)
    }

    private init(
        quoteID: QuoteID, from: AccountID, to: AccountID, fromCurrency: Currency, toCurrency: Currency,
        amount: String,
        fee: String, total: String, credited: String, rate: String, payee: Payee, expiresAt: Timestamp
    ) {
        self.quoteID = quoteID
        self.from = from
        self.to = to
        self.fromCurrency = fromCurrency
        self.toCurrency = toCurrency
        self.amount = amount
        self.fee = fee
        self.total = total
        self.credited = credited
        self.rate = rate
        self.payee = payee
        self.expiresAt = expiresAt
    }

    static let schema = Schema<QuoteView>.object(
        "Quote",
        .required("quote_id", .quoteID, \.quoteID, "For transfer.create"),
        .required("from", .accountID, \.from, "The account that pays"),
        .required("to", .accountID, \.to, "The account that receives"),
        .required("from_currency", .currency, \.fromCurrency, "Of amount, fee and total"),
        .required("to_currency", .currency, \.toCurrency, "Of credited"),
        .required("amount", .decimal, \.amount, "What is sent, without the fee"),
        .required("fee", .decimal, \.fee, "Commission, on top"),
        .required("total", .decimal, \.total, "What leaves the source altogether"),
        .required("credited", .decimal, \.credited, "What arrives"),
        .required("rate", .rate, \.rate, "Units received for one unit paid"),
        .required("payee", payeeSchema, \.payee, "Whom it reaches, to be checked before confirming"),
        .required("expires_at", .timestamp, \.expiresAt, "The price stands until then"),
        make: QuoteView.init)

    private static let payeeSchema = Schema<Payee>.object(
        "Payee",
        .required("account_id", .accountID, \.accountID, "The account's number"),
        .required("currency", .currency, \.currency, "What the account is held in"),
        .optional("name", .string(maxScalars: 110), \.name, "Masked: Ann K.; null for your own account"),
        make: Payee.init)

    static let example: JSON = [
        "quote_id": "019c1400-0000-7000-8000-000000000001", "from": 701, "to": 802, "from_currency": "USD",
        "to_currency": "CNY", "amount": "10.00", "fee": "0.10", "total": "10.10", "credited": "69.40",
        "rate": "6.94",
        "payee": ["account_id": 802, "currency": "CNY", "name": "Bob L."],
        "expires_at": "2026-01-31T12:02:00.000000Z",
    ]
}
