package import Ledger
package import PostgreSQL

/// Reads what was posted on clients' accounts behind the entries that each of them was told of last.
package enum ReadNews {
    /// The most entries of an account that one read gives; with more, the next read goes on behind them.
    package static let entriesMax = 64

    /// Of one client: the last entry told of each account. An account without one is told from its first
    /// entry; `nil` as a whole asks only where the accounts stand.
    package struct Question: Hashable, Sendable {
        package let user: UserID
        package let told: [AccountID: Int64]?

        package init(_ user: UserID, told: [AccountID: Int64]?) {
            self.user = user
            self.told = told
        }
    }

    /// `$1`–`$3` the clients, each with its place in the list and what was told of accounts that are not
    /// named; `$4`–`$6` what was told of those that are; `$7` entries of an account.
    static let news = Statement(
        "news",
        """
        SELECT asked.place, a.account_id, a.seq, e.seq, t.transfer_id,
               t.from_account_id, t.from_seq, t.to_account_id, t.to_seq
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS asked (place, user_id, seq)
        JOIN ledger.account a ON a.user_id = asked.user_id
        LEFT JOIN unnest($4::bigint[], $5::bigint[], $6::bigint[]) AS told (place, account_id, seq)
            ON told.place = asked.place AND told.account_id = a.account_id
        LEFT JOIN LATERAL (
            SELECT e.seq, e.transfer_user_id, e.transfer_id FROM ledger.entry e
            WHERE e.user_id = a.user_id AND e.account_id = a.account_id
              AND e.seq > coalesce(told.seq, asked.seq)
            ORDER BY e.seq LIMIT $7) e ON true
        LEFT JOIN ledger.transfer t ON t.user_id = e.transfer_user_id AND t.transfer_id = e.transfer_id
        """, row: NewsRow.init(reading:))

    /// The accounts of each client who asks, in the order of their numbers, on one snapshot of the books:
    /// both sides of a transfer are there, or neither.
    package static func run(
        _ questions: [Question], in pool: ConnectionPool
    ) async throws(PostgreSQLError) -> [[AccountNews]] {
        let places = questions.indices.map(Int64.init)
        let told = zip(places, questions).flatMap { place, question in
            (question.told ?? [:]).map { (place: place, account: $0.key.value, seq: $0.value) }
        }
        let rows = try await pool.query(
            news(
                .bigints(places), .bigints(questions.map(\.user.value)),
                .bigints(questions.map { $0.told == nil ? .max : 0 }),
                .bigints(told.map(\.place)), .bigints(told.map(\.account)), .bigints(told.map(\.seq)),
                .bigint(Int64(entriesMax))))
        let ofPlaces = Dictionary(grouping: rows, by: \.place)
        return places.map { AccountNews.gathered(from: ofPlaces[$0] ?? []) }
    }
}

/// An account, and one entry behind what was told of it, if there is one.
struct NewsRow: Sendable {
    let place: Int64
    let account: AccountID
    let head: Int64
    let entry: AccountNews.Entry?

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        place = try row.bigint()
        account = try row.accountID()
        head = try row.bigint()
        let (seq, transfer) = (try row.bigintOrNull(), try row.uuidOrNull())
        var sides: [AccountNews.Side] = []
        for _ in 0..<2 {
            let (account, seq) = (try row.bigintOrNull().flatMap(AccountID.init), try row.bigintOrNull())
            if let account, let seq { sides.append(AccountNews.Side(account: account, seq: seq)) }
        }
        guard let seq, let transfer else { entry = nil; return }
        entry = AccountNews.Entry(seq: seq, transfer: TransferID(bits: transfer), sides: sides)
    }
}
