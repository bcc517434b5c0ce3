import Ledger
import PostgreSQL

/// Reads quotes, and whether a completed transfer has used them.
enum ReadQuotes {
    static let named = Statement(
        "quotes_by_ids",
        """
        SELECT q.quote_id, q.user_id, q.from_account_id, q.to_account_id, q.from_currency, q.to_currency,
               q.amount, q.fee, q.credited, q.rate_version, q.rate_from, q.rate_to,
               q.fee_version, q.fee_basis_points, q.fixed_side, q.created_at, q.expires_at,
               EXISTS (SELECT FROM ledger.transfer t
                       WHERE t.user_id = q.user_id AND t.quote_id = q.quote_id AND t.refusal IS NULL)
        FROM unnest($1::bigint[], $2::uuid[]) AS named (user_id, quote_id)
        JOIN ledger.quote q ON q.user_id = named.user_id AND q.quote_id = named.quote_id
        """, row: QuoteRow.init(reading:))
}

/// A quote and whether it has served its transfer.
struct QuoteRow: Sendable {
    let quote: Quote
    let isUsed: Bool

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        quote = Quote(
            id: QuoteID(bits: try row.uuid()), user: try row.userID(), from: try row.accountID(),
            to: try row.accountID(), fromCurrency: try row.closedSet(Currency.self),
            toCurrency: try row.closedSet(Currency.self), price: try Self.readPrice(&row),
            createdAt: try row.timestamp(), expiresAt: try row.timestamp())
        isUsed = try row.bool()
    }

    private static func readPrice(_ row: inout RowReader) throws(PostgreSQLError) -> Price {
        Price(
            amount: try row.bigint(), fee: try row.bigint(), credited: try row.bigint(),
            pricing: Pricing(
                rateVersion: try row.bigint(),
                conversion: Conversion(rateFrom: try row.bigint(), rateTo: try row.bigint()),
                feeVersion: try row.bigint(), feeBasisPoints: try row.bigint(),
                fixedSide: try row.closedSet(FixedSide.self)))
    }
}
