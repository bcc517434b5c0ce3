import Ledger
import PostgreSQL

/// A row of `ledger.currency`.
struct BookedCurrency: Hashable, Sendable {
    let code: String
    let exponent: Int
    let accountNumber: Int64

    static let all = Statement(
        "audit_currencies", "SELECT code, exponent::bigint, account_number::bigint FROM ledger.currency"
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        BookedCurrency(
            code: try row.text(), exponent: Int(try row.bigint()), accountNumber: try row.bigint())
    }

    init(_ currency: Currency) {
        self.init(
            code: currency.code, exponent: currency.exponent, accountNumber: currency.accountNumber)
    }

    private init(code: String, exponent: Int, accountNumber: Int64) {
        self.code = code
        self.exponent = exponent
        self.accountNumber = accountNumber
    }
}
