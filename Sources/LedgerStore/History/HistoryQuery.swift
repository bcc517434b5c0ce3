import Ledger
import PostgreSQL

/// The query behind a client's history, for one order of its rows.
enum HistoryQuery {
    static func statement(_ name: String, order: String, beyond: String) -> Statement<SeenTransfer> {
        Statement(name, sql(order: order, beyond: beyond)) { (row: inout RowReader) throws(PostgreSQLError) in
            let transfer = try TransferRow.read(&row)
            return SeenTransfer(
                transfer, viewer: try row.userID(), counterpartyName: try row.textOrNull())
        }
    }

    /// `$1` the client, `$2` rows wanted, `$3`–`$4` span of ids, `$5`–`$20` the filter, `$21`–`$22` a cursor
    /// by amount.
    private static func sql(order: String, beyond: String) -> String {
        """
        WITH page AS (
            (SELECT * FROM (
                SELECT t.*, CASE WHEN t.kind = 'deposit' THEN t.to_amount ELSE t.from_amount END AS amount
                FROM ledger.transfer t
                WHERE t.user_id = $1 AND t.transfer_id BETWEEN $3 AND $4
             ) t
             WHERE (\(beyond)) AND \(filters)
               AND ($7::text IS NULL OR t.kind = 'own'
                    OR $7 = CASE WHEN t.kind = 'deposit' THEN 'in' ELSE 'out' END)
               AND ($5::bigint[] IS NULL
                    OR (t.kind <> 'deposit' AND t.from_account_id = ANY ($5) AND $7 IS DISTINCT FROM 'in')
                    OR (t.kind <> 'external' AND t.to_account_id = ANY ($5) AND $7 IS DISTINCT FROM 'out'))
               AND ($6::bigint[] IS NULL OR t.to_account_id = ANY ($6)
                    OR (t.kind = 'own' AND t.from_account_id = ANY ($6)))
               AND ($9::text IS NULL OR (t.kind <> 'deposit' AND t.from_currency = $9)
                    OR (t.kind <> 'external' AND t.to_currency = $9))
             ORDER BY \(order) LIMIT $2)
            UNION ALL
            (SELECT * FROM (
                SELECT t.*, t.to_amount AS amount
                FROM ledger.transfer t
                WHERE t.payee_user_id = $1 AND t.kind = 'external' AND t.refusal IS NULL
                  AND t.transfer_id BETWEEN $3 AND $4
             ) t
             WHERE (\(beyond)) AND \(filters)
               AND ($7 IS NULL OR $7 = 'in')
               AND ($5 IS NULL OR t.to_account_id = ANY ($5))
               AND ($6 IS NULL OR t.from_account_id = ANY ($6))
               AND ($9 IS NULL OR t.to_currency = $9)
             ORDER BY \(order) LIMIT $2)
        )
        SELECT \(TransferRow.columns), $1::bigint, other.masked_name
        FROM page t
        LEFT JOIN identity.user other
            ON other.user_id = CASE WHEN t.user_id = $1 THEN t.payee_user_id ELSE t.user_id END
           AND t.kind = 'external'
        ORDER BY \(order) LIMIT $2
        """
    }

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
              AND t.kind = 'external' AND named.masked_name ILIKE $18))
        """

    static func bind(
        _ statement: Statement<SeenTransfer>, user: UserID, _ filter: TransferFilter, sort: TransferSort,
        limit: Int,
        after cursor: TransferCursor?
    ) -> BoundStatement<SeenTransfer> {
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
        if sort.isByAmount { parameters += [.bigint(cursor?.amount), .uuid(cursor?.id.bits)] }
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
