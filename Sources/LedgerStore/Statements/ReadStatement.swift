package import Ledger
package import PostgreSQL

/// Reads an account's statement.
///
/// A period of time is turned into a span of the account's chain: from behind the last entry before it to the
/// last entry in it. So the lines have no gap and add up to the closing balance, even where the clocks of two
/// instances differ.
package enum ReadStatement {
    /// The most lines that one statement gives.
    package static let linesMax = 1000

    /// `$1` the client, `$2` the account, `$3` and `$4` the first ids of the period and behind it.
    static let bounds = Statement(
        "statement_bounds",
        """
        SELECT a.currency, opening.seq, opening.balance, closing.seq
        FROM ledger.account a
        CROSS JOIN LATERAL (\(lastEntry(before: "$3"))) opening
        CROSS JOIN LATERAL (\(lastEntry(before: "$4"))) closing
        WHERE a.user_id = $1 AND a.account_id = $2
        """, row: Bounds.init(reading:))

    static let lines = Statement(
        "statement_lines",
        """
        SELECT e.amount, e.seq, e.balance_after, \(TransferRow.columns), other.masked_name
        FROM ledger.entry e
        JOIN ledger.transfer t ON t.user_id = e.transfer_user_id AND t.transfer_id = e.transfer_id
        LEFT JOIN identity.user other
            ON other.user_id = CASE WHEN t.user_id = $1 THEN t.payee_user_id ELSE t.user_id END
           AND t.kind = 'external'
        WHERE e.user_id = $1 AND e.account_id = $2 AND e.seq > $3 AND e.seq <= $4
        ORDER BY e.seq LIMIT $5
        """, row: StatementLineRow.init(reading:))

    /// What the account held right after one of its entries.
    static let balance = Statement(
        "statement_balance",
        """
        SELECT e.balance_after FROM ledger.entry e
        WHERE e.user_id = $1 AND e.account_id = $2 AND e.seq = $3
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> Int64 in try row.bigint() }

    /// `nil` if the client has no such account. The period is from `from` on and before `before`.
    ///
    /// - Parameters:
    ///   - after: goes on behind that place of the chain, with the balance there as its opening.
    ///   - limit: 1 to `linesMax`.
    /// - Throws: `StatementFault`; what the database throws.
    package static func run(
        _ account: AccountID, of user: UserID, from: Timestamp?, before: Timestamp?, after: Int64? = nil,
        limit: Int = linesMax, in pool: ConnectionPool
    ) async throws -> AccountStatement? {
        precondition((1...linesMax).contains(limit), "a statement has 1 to \(linesMax) lines")
        guard account.owner == user else { return nil }
        let bounds = try await pool.query(
            bounds(
                .user(user), .account(account), .uuid(from.map(UUIDv7.lowest) ?? 0),
                .uuid(before.map(UUIDv7.lowest) ?? .max))
        ).first
        guard let bounds else { return nil }
        let start = after ?? bounds.openingSeq
        var opening = bounds.opening
        if start != bounds.openingSeq {
            guard (bounds.openingSeq...max(bounds.openingSeq, bounds.closingSeq)).contains(start),
                let balance = try await pool.query(
                    balance(.user(user), .account(account), .bigint(start))
                ).first
            else { throw StatementFault.cursorOutside }
            opening = balance
        }
        let rows = try await pool.query(
            lines(
                .user(user), .account(account), .bigint(start), .bigint(bounds.closingSeq),
                .bigint(Int64(limit + 1))))
        // A period that ends before it begins, by clocks that differ, is an empty one.
        return try AccountStatement(
            bounds.currency, opening: opening, after: start,
            lines: rows.prefix(limit).map { $0.line(seenBy: user) }, isCut: rows.count > limit,
            last: max(start, bounds.closingSeq))
    }

    /// The last entry of the account whose transfer is older than an id; 0 and 0 if there is none.
    ///
    /// A chain is in the order of time, so its place is found by halves: the bits of `seq` from the highest
    /// down, each kept if the entry there is still older. It looks at 41 entries of this account at most,
    /// however many transfers the client has on others. Where the clocks of two instances differ by a moment,
    /// the answer is one of the places between, and always the same one, since it does not depend on what was
    /// appended later: what one period ends with, the next one begins with.
    private static func lastEntry(before id: String) -> String {
        """
        WITH RECURSIVE search (step, seq) AS (
            SELECT 1::bigint << 40, 0::bigint
            UNION ALL
            SELECT search.step / 2, search.seq + CASE WHEN search.seq + search.step <= a.seq AND EXISTS (
                SELECT FROM ledger.entry e
                WHERE e.user_id = $1 AND e.account_id = $2 AND e.seq = search.seq + search.step
                  AND e.transfer_id < \(id)::uuid
            ) THEN search.step ELSE 0 END
            FROM search WHERE search.step > 0
        )
        SELECT found.seq, coalesce((
            SELECT e.balance_after FROM ledger.entry e
            WHERE e.user_id = $1 AND e.account_id = $2 AND e.seq = found.seq), 0) AS balance
        FROM (SELECT max(search.seq) AS seq FROM search) found
        """
    }
}

/// Where a period begins and ends in the account's chain.
struct Bounds: Sendable {
    let currency: Currency
    let openingSeq: Int64
    let opening: Int64
    let closingSeq: Int64

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        currency = try row.closedSet(Currency.self)
        openingSeq = try row.bigint()
        opening = try row.bigint()
        closingSeq = try row.bigint()
    }
}

/// An entry with its transfer.
struct StatementLineRow: Sendable {
    let amount: Int64
    let position: EntryPosition
    let transfer: Transfer
    let counterpartyName: String?

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        amount = try row.bigint()
        position = EntryPosition(seq: try row.bigint(), balanceAfter: try row.bigint())
        transfer = try TransferRow.read(&row)
        counterpartyName = try row.textOrNull()
    }

    func line(seenBy user: UserID) -> AccountStatement.Line {
        AccountStatement.Line(
            amount: amount, position: position,
            transfer: SeenTransfer(transfer, viewer: user, counterpartyName: counterpartyName))
    }
}
