import Ledger
import PostgreSQL

/// The query behind a client's history, for one order of its rows.
enum HistoryQuery {
    /// Transfers of one side, made or received, that a page looks at: a filter that matches rarely gives a
    /// short page and a cursor, not a long wait.
    static let candidatesMax = 10_000

    /// - Parameters:
    ///   - order: the page's order, over `amount` and `transfer_id`.
    ///   - beyond: what is true of the rows behind the cursor, if the span of ids does not say it.
    static func statement(_ name: String, order: String, beyond: String? = nil) -> Statement<HistoryRow> {
        Statement(name, sql(order: order, beyond: beyond ?? "true"), row: HistoryRow.init(reading:))
    }

    /// `$1` the client, `$2` rows wanted, `$3`–`$4` span of ids, `$5`–`$20` the filter, `$21`–`$22` a cursor
    /// by amount.
    ///
    /// Each side reads its candidates in the page's order, by an index, until it has enough that match. The
    /// last one that it may read is given in any case: behind it nobody has looked.
    private static func sql(order: String, beyond: String) -> String {
        """
        WITH page AS (
            (SELECT * FROM (
                SELECT t.*, (\(filters) AND \(ownFilters)) IS TRUE AS is_match
                FROM (\(candidates(ofOwn, amount: ownAmount, order, beyond))) t
             ) t WHERE t.is_match OR t.place = \(candidatesMax)
             ORDER BY \(order) LIMIT $2)
            UNION ALL
            (SELECT * FROM (
                SELECT t.*, (\(filters) AND \(receivedFilters)) IS TRUE AS is_match
                FROM (\(candidates(ofReceived, amount: "t.to_amount", order, beyond))) t
             ) t WHERE t.is_match OR t.place = \(candidatesMax)
             ORDER BY \(order) LIMIT $2)
        )
        SELECT \(TransferRow.columns), $1::bigint, other.masked_name, t.is_match, t.place = \(candidatesMax)
        FROM page t
        LEFT JOIN identity.user other
            ON other.user_id = CASE WHEN t.user_id = $1 THEN t.payee_user_id ELSE t.user_id END
           AND t.kind = 'external'
        ORDER BY \(order) LIMIT $2
        """
    }

    private static func candidates(_ side: String, amount: String, _ order: String, _ beyond: String)
        -> String
    {
        """
        SELECT t.*, row_number() OVER (ORDER BY \(order)) AS place
        FROM (SELECT t.*, \(amount) AS amount FROM ledger.transfer t WHERE \(side)) t
        WHERE t.transfer_id BETWEEN $3 AND $4 AND \(beyond)
        ORDER BY \(order) LIMIT \(candidatesMax)
        """
    }

    private static let ofOwn = "t.user_id = $1"
    private static let ofReceived = "t.payee_user_id = $1 AND t.kind = 'external' AND t.refusal IS NULL"
    /// As the index has it.
    private static let ownAmount = "CASE WHEN t.kind = 'deposit' THEN t.to_amount ELSE t.from_amount END"

    private static let ownFilters = """
        ($7::text IS NULL OR t.kind = 'own'
         OR $7 = CASE WHEN t.kind = 'deposit' THEN 'in' ELSE 'out' END)
        AND ($5::bigint[] IS NULL
             OR (t.kind <> 'deposit' AND t.from_account_id = ANY ($5) AND $7 IS DISTINCT FROM 'in')
             OR (t.kind <> 'external' AND t.to_account_id = ANY ($5) AND $7 IS DISTINCT FROM 'out'))
        AND ($6::bigint[] IS NULL OR t.to_account_id = ANY ($6)
             OR (t.kind = 'own' AND t.from_account_id = ANY ($6)))
        AND ($9::text IS NULL OR (t.kind <> 'deposit' AND t.from_currency = $9)
             OR (t.kind <> 'external' AND t.to_currency = $9))
        """

    private static let receivedFilters = """
        ($7 IS NULL OR $7 = 'in')
        AND ($5 IS NULL OR t.to_account_id = ANY ($5))
        AND ($6 IS NULL OR t.from_account_id = ANY ($6))
        AND ($9 IS NULL OR t.to_currency = $9)
        """

    /// What holds for either side alike.
    private static let filters = """
        t.kind = ANY ($8::text[])
        AND ($10::text[] IS NULL
             OR CASE WHEN t.refusal IS NULL THEN 'completed' ELSE 'refused' END = ANY ($10))
        AND ($11::bigint IS NULL OR t.amount >= $11) AND ($12::bigint IS NULL OR t.amount <= $12)
        AND ($13::bigint[] IS NULL OR t.amount = ANY ($13))
        AND ($14::bigint[] IS NULL OR t.amount <> ALL ($14))
        AND ($15::bigint[] IS NULL OR (t.from_account_id <> ALL ($15) AND t.to_account_id <> ALL ($15)))
        AND ($19::bigint[] IS NULL OR t.from_account_id = ANY ($19) OR t.to_account_id = ANY ($19))
        AND ($20::bigint[] IS NULL OR t.from_account_id = ANY ($20) OR t.to_account_id = ANY ($20))
        AND ($16::uuid[] IS NULL OR NOT EXISTS (
            SELECT FROM unnest($16, $17::uuid[]) AS excluded (lowest, highest)
            WHERE t.transfer_id BETWEEN excluded.lowest AND excluded.highest))
        AND ($18::text IS NULL OR t.memo ILIKE $18 OR EXISTS (
            SELECT FROM identity.user named
            WHERE named.user_id = CASE WHEN t.user_id = $1 THEN t.payee_user_id ELSE t.user_id END
              AND t.kind = 'external' AND t.refusal IS NULL AND named.masked_name ILIKE $18))
        """

    static func bind(
        _ statement: Statement<HistoryRow>, user: UserID, _ filter: TransferFilter, sort: TransferSort,
        limit: Int,
        after cursor: TransferCursor?
    ) -> BoundStatement<HistoryRow> {
        let span = IDSpan(filter, sort: sort, after: cursor)
        let excluded = filter.createdExcluded
        var parameters: [Parameter] = [
            .user(user), .bigint(Int64(limit)), .uuid(span.lowest), .uuid(span.highest),
            .bigints(filter.accounts?.map(\.value)), .bigints(filter.counterparties?.map(\.value)),
            .text(filter.direction?.rawValue), .texts(filter.kinds.map(\.rawValue)),
            .text(filter.currency?.code),
            .texts(filter.statuses.map(\.rawValue)), .bigint(filter.amountMin), .bigint(filter.amountMax),
            .bigints(filter.amounts), .bigints(filter.amountsExcluded.isEmpty ? nil : filter.amountsExcluded),
            .bigints(filter.accountsExcluded.isEmpty ? nil : filter.accountsExcluded.map(\.value)),
            .uuids(excluded.isEmpty ? nil : excluded.map { UUIDv7.lowest(at: $0.lowerBound) }),
            .uuids(excluded.isEmpty ? nil : excluded.map { IDSpan.last(before: $0.upperBound) }),
            .text(filter.text.map(containing)), .bigints(filter.parties.first?.map(\.value)),
            .bigints(filter.parties.dropFirst().first?.map(\.value)),
        ]
        if sort.isByAmount {
            let start = sort == .largest ? (amount: Int64.max, id: UInt128.max) : (amount: -1, id: 0)
            parameters += [.bigint(cursor?.amount ?? start.amount), .uuid(cursor?.id.bits ?? start.id)]
        }
        return statement.bound(to: parameters)
    }

    /// An ILIKE pattern that matches the text anywhere, with its own wildcards taken literally.
    private static func containing(_ text: String) -> String {
        var pattern = "%"
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { pattern.unicodeScalars.append("\\") }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern + "%"
    }
}
