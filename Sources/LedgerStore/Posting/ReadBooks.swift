import Ledger
import PostgreSQL

/// Reads the part of the books that a batch is decided on, in one round trip; quotes and callers' proofs take
/// one more each.
enum ReadBooks {
    /// All accounts of the clients who are named: what is remembered of them serves the next batches as well.
    static let heads = Statement(
        "account_heads",
        """
        SELECT a.account_id, a.currency, a.balance, a.seq
        FROM unnest($1::bigint[]) AS named (user_id)
        JOIN ledger.account a ON a.user_id = named.user_id
        """, row: readHead)

    /// The named accounts under lock, by an update that changes nothing: after a lost race this instance goes
    /// first.
    static let headsUnderLock = Statement(
        "account_heads_under_lock",
        """
        UPDATE ledger.account a SET seq = a.seq
        FROM unnest($1::bigint[], $2::bigint[]) AS named (user_id, account_id)
        WHERE a.user_id = named.user_id AND a.account_id = named.account_id
        RETURNING a.account_id, a.currency, a.balance, a.seq
        """, row: readHead)

    static let recorded = Statement(
        "transfers_by_keys",
        """
        SELECT \(TransferRow.columns)
        FROM unnest($1::bigint[], $2::text[]) AS named (user_id, idempotency_key)
        JOIN ledger.transfer t ON t.user_id = named.user_id AND t.idempotency_key = named.idempotency_key
        """, row: TransferRow.read)

    /// Reads for the named requests; `underLock` takes their accounts' rows first, in the order of their
    /// numbers.
    static func run(
        for batch: [Submission], underLock: Bool, checking callers: CallerChecks?,
        in transaction: borrowing Transaction
    ) throws(PostgreSQLError) -> Books {
        let requests = batch.flatMap(\.requests)
        let (heads, recorded, current) = try transaction.pipeline(
            heads(of: Set(requests.flatMap { [$0.from, $0.to] }), underLock: underLock),
            recorded(.bigints(requests.map(\.user.value)), .texts(requests.map(\.key.text))),
            CurrentTerms.now())
        let quotes = try readQuotes(of: requests, in: transaction)
        var books = Books(
            heads: Dictionary(
                heads.rows.map { ($0.account, $0.head) }, uniquingKeysWith: { first, _ in first }),
            recorded: Dictionary(
                recorded.rows.map { (Books.KeyOfUser(user: $0.user, key: $0.key), $0) },
                uniquingKeysWith: { first, _ in first }),
            quotes: Dictionary(
                quotes.map { ($0.quote.id, $0.quote) }, uniquingKeysWith: { first, _ in first }),
            quotesUsed: Set(quotes.filter(\.isUsed).map(\.quote.id)),
            terms: try CurrentTerms.assemble(current.rows))
        books.callersUnknown = try readCallersUnknown(of: batch, callers, in: transaction)
        return books
    }

    /// - Parameter underLock: whether the accounts' rows are taken, in the order of their numbers.
    static func heads(of accounts: Set<AccountID>, underLock: Bool) -> BoundStatement<HeadRow> {
        guard underLock else { return heads(.bigints(Set(accounts.map(\.owner.value)).sorted())) }
        let inOrder = accounts.sorted()
        return headsUnderLock(.bigints(inOrder.map(\.owner.value)), .bigints(inOrder.map(\.value)))
    }

    /// A round trip of its own: callers' proofs are for batches that need not read.
    private static func readCallersUnknown(
        of batch: [Submission], _ callers: CallerChecks?, in transaction: borrowing Transaction
    ) throws(PostgreSQLError) -> Set<CallerProof> {
        let proofs = batch.compactMap(\.caller)
        guard let callers, !proofs.isEmpty else { return Set(proofs) }
        let holding = try transaction.query(callers.holding(proofs))
        return Set(proofs).subtracting(holding.map { proofs[Int($0) - 1] })
    }

    /// A round trip of its own: most batches name no quote.
    private static func readQuotes(
        of requests: [TransferRequest], in transaction: borrowing Transaction
    ) throws(PostgreSQLError) -> [QuoteRow] {
        let quoted = requests.filter { $0.quote != nil }
        guard !quoted.isEmpty else { return [] }
        return try transaction.query(
            ReadQuotes.named(.bigints(quoted.map(\.user.value)), .uuids(quoted.map { $0.quote?.bits })))
    }

    private static func readHead(_ row: inout RowReader) throws(PostgreSQLError) -> HeadRow {
        HeadRow(
            account: try row.accountID(),
            head: AccountHead(
                currency: try row.closedSet(Currency.self), balance: try row.bigint(), seq: try row.bigint()))
    }
}

/// An account and the end of its chain.
struct HeadRow: Sendable {
    let account: AccountID
    let head: AccountHead
}
