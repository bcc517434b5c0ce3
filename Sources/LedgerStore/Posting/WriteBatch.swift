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
        SELECT * FROM unnest($1::ledger.recorded_transfer[])
        """)

    static let entries = Statement<Void>(
        "append_entries",
        """
        INSERT INTO ledger.entry (
            user_id, account_id, seq, amount, balance_after, transfer_user_id, transfer_id)
        SELECT * FROM unnest($1::ledger.appended_entry[])
        """)

    /// Refuses what was decided on terms that are not those in force now, as an account that has moved is
    /// refused.
    static let requireTerms = Statement<Void>(
        "require_terms",
        """
        SELECT ledger.refuse_terms()
        WHERE $1 IS DISTINCT FROM (
                SELECT max(version) FROM ledger.rate WHERE effective_from <= clock_timestamp())
           OR $2 IS DISTINCT FROM (
                SELECT max(version) FROM ledger.fee_policy WHERE effective_from <= clock_timestamp())
        """)

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
    static func transfers(of unordered: [Transfer]) -> BoundStatement<Void> {
        let rows = unordered.sorted { ($0.user.value, $0.key.text) < ($1.user.value, $1.key.text) }
        return transfers(
            .rows(rows) { transfer, row in
                row.uuid(transfer.id.bits)
                row.bigint(transfer.user.value)
                row.bigint(transfer.to.account.owner.value)
                row.text(transfer.kind.rawValue)
                row.text(transfer.refusal?.rawValue)
                row.side(transfer.from)
                row.side(transfer.to)
                row.bigint(transfer.fee)
                row.bigint(transfer.pricing?.rateVersion)
                row.bigint(transfer.pricing?.conversion.rateFrom)
                row.bigint(transfer.pricing?.conversion.rateTo)
                row.bigint(transfer.pricing?.feeVersion)
                row.bigint(transfer.pricing?.feeBasisPoints)
                row.text(transfer.pricing?.fixedSide.rawValue)
                row.text(transfer.key.text)
                row.text(transfer.memo?.text)
                row.uuid(transfer.quote?.bits)
                row.timestamptz(microsecondsSince1970: transfer.createdAt.microsecondsSince1970)
            })
    }

    static func entries(of rows: [Entry]) -> BoundStatement<Void> {
        let sorted = rows.sorted { ($0.account, $0.position.seq) < ($1.account, $1.position.seq) }
        return entries(
            .rows(sorted) { entry, row in
                row.bigint(entry.account.owner.value)
                row.bigint(entry.account.value)
                row.bigint(entry.position.seq)
                row.bigint(entry.amount)
                row.bigint(entry.position.balanceAfter)
                row.bigint(entry.transferUser.value)
                row.uuid(entry.transfer.bits)
            })
    }
}

extension RowWriter {
    fileprivate mutating func side(_ side: TransferSide) {
        bigint(side.account.value)
        text(side.currency?.code)
        bigint(side.amount)
        bigint(side.entry?.seq)
        bigint(side.entry?.balanceAfter)
    }
}
