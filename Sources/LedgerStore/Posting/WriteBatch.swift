import Ledger
import PostgreSQL

/// Writes a decided batch: the transfers, then the entries, with which the database moves the accounts' heads
/// by compare-and-set.
enum WriteBatch {
    static let transfers = Statement<Void>(
        "record_transfers",
        """
        INSERT INTO ledger.transfer (
            transfer_id, user_id, payee_user_id, kind, refusal,
            from_account_id, from_currency, from_amount, from_seq, from_balance,
            to_account_id, to_currency, to_amount, to_seq, to_balance,
            fee, rate_version, rate_from, rate_to, fee_version, fee_basis_points, fixed_side,
            idempotency_key, memo, quote_id, created_at)
        SELECT * FROM unnest(
            $1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::text[],
            $6::bigint[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[],
            $11::bigint[], $12::text[], $13::bigint[], $14::bigint[], $15::bigint[],
            $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[],
            $22::text[], $23::text[], $24::text[], $25::uuid[], $26::timestamptz[])
        """)

    static let entries = Statement<Void>(
        "append_entries",
        """
        INSERT INTO ledger.entry (
            user_id, account_id, seq, amount, balance_after, transfer_user_id, transfer_id)
        SELECT * FROM unnest(
            $1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::uuid[])
        """)

    /// Refuses what was decided on terms that are not those in force now, as an account that has moved is
    /// refused.
    static let requireTerms = Statement<Void>("require_terms", "SELECT ledger.require_terms($1, $2)")

    /// Writes the batch and commits: the database moves the accounts' heads with their entries.
    ///
    /// Throws what `PostgreSQLError.isLostToAnotherTransaction` holds for when an account was not where the
    /// batch was decided on, when other terms are in force, or when a caller is not who they say; nothing of
    /// the batch stays then. The last two are looked at last, after every wait for another transaction.
    ///
    /// - Parameter callers: the statement that proves the callers of the batch; `nil` where nobody has to be.
    static func commit(
        _ decision: Decision, decidedOn terms: Terms, callers: BoundStatement<Void>?,
        in transaction: borrowing Transaction
    ) throws(PostgreSQLError) {
        let terms = requireTerms(.bigint(terms.rates.version), .bigint(terms.fee.version))
        let (transfers, entries) = (transfers(of: decision.transfers), entries(of: decision.entries))
        if let callers {
            let (recorded, appended, _, _) = try transaction.commit(after: transfers, entries, terms, callers)
            requireWhole(decision, recorded, appended)
        } else {
            let (recorded, appended, _) = try transaction.commit(after: transfers, entries, terms)
            requireWhole(decision, recorded, appended)
        }
    }

    private static func requireWhole(
        _ decision: Decision, _ recorded: Executed<Void>, _ appended: Executed<Void>
    ) {
        precondition(
            recorded.affected == decision.transfers.count && appended.affected == decision.entries.count,
            "an INSERT … SELECT FROM unnest without conditions inserts every row or fails")
    }

    /// In the order of their keys, as entries are in that of their accounts: two instances that write the
    /// same ones wait for each other in one order.
    ///
    /// Columns are taken by closures: a key path of several steps would be walked when it runs.
    static func transfers(of unordered: [Transfer]) -> BoundStatement<Void> {
        let rows = unordered.sorted { ($0.user.value, $0.key.text) < ($1.user.value, $1.key.text) }
        return transfers(
            .uuids(rows.map { $0.id.bits }), .bigints(rows.map { $0.user.value }),
            .bigints(rows.map { $0.to.account.owner.value }), .texts(rows.map { $0.kind.rawValue }),
            .texts(rows.map { $0.refusal?.rawValue }),
            .bigints(rows.map { $0.from.account.value }), .texts(rows.map { $0.from.currency?.code }),
            .bigints(rows.map { $0.from.amount }), .bigints(rows.map { $0.from.entry?.seq }),
            .bigints(rows.map { $0.from.entry?.balanceAfter }),
            .bigints(rows.map { $0.to.account.value }), .texts(rows.map { $0.to.currency?.code }),
            .bigints(rows.map { $0.to.amount }), .bigints(rows.map { $0.to.entry?.seq }),
            .bigints(rows.map { $0.to.entry?.balanceAfter }),
            .bigints(rows.map { $0.fee }), .bigints(rows.map { $0.pricing?.rateVersion }),
            .bigints(rows.map { $0.pricing?.conversion.rateFrom }),
            .bigints(rows.map { $0.pricing?.conversion.rateTo }),
            .bigints(rows.map { $0.pricing?.feeVersion }), .bigints(rows.map { $0.pricing?.feeBasisPoints }),
            .texts(rows.map { $0.pricing?.fixedSide.rawValue }),
            .texts(rows.map { $0.key.text }), .texts(rows.map { $0.memo?.text }),
            .uuids(rows.map { $0.quote?.bits }),
            .timestamptzs(microsecondsSince1970: rows.map { $0.createdAt.microsecondsSince1970 }))
    }

    static func entries(of rows: [Entry]) -> BoundStatement<Void> {
        let sorted = rows.sorted { ($0.account, $0.position.seq) < ($1.account, $1.position.seq) }
        return entries(
            .bigints(sorted.map { $0.account.owner.value }), .bigints(sorted.map { $0.account.value }),
            .bigints(sorted.map { $0.position.seq }), .bigints(sorted.map { $0.amount }),
            .bigints(sorted.map { $0.position.balanceAfter }), .bigints(sorted.map { $0.transferUser.value }),
            .uuids(sorted.map { $0.transfer.bits }))
    }
}
