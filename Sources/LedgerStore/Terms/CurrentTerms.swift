import Ledger
import PostgreSQL

/// Reads the rates and the commission in force now: the highest versions that have come into effect.
enum CurrentTerms {
    static let rates = Statement(
        "current_rates",
        """
        SELECT r.version, r.effective_from, r.currency, r.per_usd
        FROM ledger.rate r
        WHERE r.version = (SELECT max(version) FROM ledger.rate WHERE effective_from <= now())
        """,
        row: RateRow.init(reading:))

    static let fee = Statement(
        "current_fee",
        """
        SELECT f.version, f.basis_points
        FROM ledger.fee_policy f
        WHERE f.version = (SELECT max(version) FROM ledger.fee_policy WHERE effective_from <= now())
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> FeePolicy in
        guard let policy = FeePolicy(version: try row.bigint(), basisPoints: try row.bigint()) else {
            throw .unreadable("a fee policy")
        }
        return policy
    }

    /// Puts the rows of both statements together.
    static func assemble(rates: [RateRow], fee: [FeePolicy]) throws(PostgreSQLError) -> Terms {
        guard let first = rates.first, let fee = fee.first,
            let table = RateTable(
                version: first.version, effectiveFrom: first.effectiveFrom,
                perUSD: Dictionary(
                    rates.map { ($0.currency, $0.perUSD) }, uniquingKeysWith: { first, _ in first }))
        else { throw .unreadable("the rates and commission in force") }
        return Terms(rates: table, fee: fee)
    }
}

/// One currency's rate in one version.
struct RateRow: Sendable {
    let version: Int64
    let effectiveFrom: Timestamp
    let currency: Currency
    let perUSD: Int64

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        version = try row.bigint()
        effectiveFrom = try row.timestamp()
        currency = try row.closedSet(Currency.self)
        perUSD = try row.bigint()
    }
}
