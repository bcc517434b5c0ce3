import Ledger
import PostgreSQL

/// How a row of `ledger.transfer` is read and written: the one place that knows the order of its columns.
enum TransferRow {
    /// The columns in the order in which `read` takes them; `t` is the table's alias.
    static let columns = """
        t.transfer_id, t.user_id, t.kind, t.refusal, \
        t.from_account_id, t.from_currency, t.from_amount, t.from_seq, t.from_balance, \
        t.to_account_id, t.to_currency, t.to_amount, t.to_seq, t.to_balance, \
        t.fee, t.rate_version, t.rate_from, t.rate_to, t.fee_version, t.fee_basis_points, t.fixed_side, \
        t.idempotency_key, t.memo, t.quote_id, t.created_at
        """

    static func read(_ row: inout RowReader) throws(PostgreSQLError) -> Transfer {
        Transfer(
            id: TransferID(bits: try row.uuid()), user: try row.userID(),
            kind: try row.closedSet(TransferKind.self), refusal: try row.closedSetOrNull(Refusal.self),
            from: try readSide(&row), to: try readSide(&row),
            fee: try row.bigint(), pricing: try readPricing(&row),
            key: IdempotencyKey(trusted: try row.text()), memo: try row.textOrNull().map(Memo.init(trusted:)),
            quote: try row.uuidOrNull().map(QuoteID.init(bits:)), createdAt: try row.timestamp())
    }

    private static func readSide(_ row: inout RowReader) throws(PostgreSQLError) -> TransferSide {
        let account = try row.accountID()
        let currency = try row.closedSetOrNull(Currency.self)
        let amount = try row.bigintOrNull()
        let seq = try row.bigintOrNull()
        let balance = try row.bigintOrNull()
        var entry: EntryPosition?
        if let seq, let balance { entry = EntryPosition(seq: seq, balanceAfter: balance) }
        return TransferSide(account: account, currency: currency, amount: amount, entry: entry)
    }

    private static func readPricing(_ row: inout RowReader) throws(PostgreSQLError) -> Pricing? {
        let rateVersion = try row.bigintOrNull()
        let rateFrom = try row.bigintOrNull()
        let rateTo = try row.bigintOrNull()
        let feeVersion = try row.bigintOrNull()
        let feeBasisPoints = try row.bigintOrNull()
        let fixedSide = try row.closedSetOrNull(FixedSide.self)
        guard let rateVersion, let rateFrom, let rateTo, let feeVersion, let feeBasisPoints, let fixedSide
        else {
            return nil
        }
        return Pricing(
            rateVersion: rateVersion, conversion: Conversion(rateFrom: rateFrom, rateTo: rateTo),
            feeVersion: feeVersion, feeBasisPoints: feeBasisPoints, fixedSide: fixedSide)
    }
}
