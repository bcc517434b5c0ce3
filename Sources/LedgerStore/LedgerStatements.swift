package import PostgreSQL

/// Every statement of the books, for the pool to prepare.
package enum LedgerStatements {
    package static let all: [any PreparedStatement] = [
        CurrentTerms.now,
        OpenAccounts.accounts, ReadAccounts.ofUser, ReadAccounts.currency,
        ReadQuotes.named, MakeQuote.insert, PurgeQuotes.purge,
        FindTransfer.byID, FindTransfer.byKey,
        ListTransfers.newest, ListTransfers.oldest, ListTransfers.largest, ListTransfers.smallest,
        ReadStatement.bounds, ReadStatement.balance, ReadStatement.lines, ReadNews.news,
        ReadBooks.heads, ReadBooks.headsUnderLock, ReadBooks.recorded,
        WriteBatch.requireTerms, WriteBatch.transfers, WriteBatch.entries,
        BookDeposit.recorded, BookDeposit.record,
        HouseBalances.balances, FoldHouse.claim, FoldHouse.fold, FoldHouse.summarize, FoldHouse.rebase,
    ]
}
