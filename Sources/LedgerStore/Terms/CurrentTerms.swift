import Ledger
import PostgreSQL

/// Reads the rates and the commission in force now: the highest versions that have come into effect.
enum CurrentTerms {
    static let now = Statement(
        "current_terms",
        """
        SELECT r.version, r.effective_from, r.currency, r.per_usd, f.version, f.basis_points
        FROM ledger.rate r CROSS JOIN ledger.fee_policy f
        WHERE r.version = (SELECT max(version) FROM ledger.rate WHERE effective_from <= now())
          AND f.version = (SELECT max(version) FROM ledger.fee_policy WHERE effective_from <= now())
        """,
        row: TermsRow.init(reading:))

    /// Puts the rows together, one a currency.
    static func assemble(_ rows: [TermsRow]) throws(PostgreSQLError) -> Terms {
        guard let first = rows.first,
            let table = RateTable(
                version: first.rateVersion, effectiveFrom: first.effectiveFrom,
                perUSD: Dictionary(
                    rows.map { ($0.currency, $0.perUSD) }, uniquingKeysWith: { first, _ in first }))
        else { throw .unreadable("the rates and commission in force") }
        return Terms(rates: table, fee: first.fee)
    }
}

/// One currency's rate in one version, and the commission beside it.
struct TermsRow: Sendable {
    let rateVersion: Int64
    let effectiveFrom: Timestamp
    let currency: Currency
    let perUSD: Int64
    let fee: FeePolicy

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        rateVersion = try row.bigint()
        effectiveFrom = try row.timestamp()
        currency = try row.closedSet(Currency.self)
        perUSD = try row.bigint()
        guard let policy = FeePolicy(version: try row.bigint(), basisPoints: try row.bigint()) else {
            throw .unreadable("a fee policy")
        }
        fee = policy
    }
}
