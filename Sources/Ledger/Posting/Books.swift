/// The part of the books that a batch of transfers is decided on: read before, carried forward while
/// deciding.
package struct Books: Sendable {
    /// A client's key: keys of different clients never meet.
    package struct KeyOfUser: Hashable, Sendable {
        package let user: UserID
        package let key: IdempotencyKey

        package init(user: UserID, key: IdempotencyKey) {
            self.user = user
            self.key = key
        }
    }

    /// The accounts that exist among those the batch names.
    package var heads: [AccountID: AccountHead]
    /// Transfers already in the books under a key that the batch names.
    package var recorded: [KeyOfUser: Transfer]
    /// The quotes that the batch names and that exist.
    package var quotes: [QuoteID: Quote]
    /// Those of them that a completed transfer has used.
    package var quotesUsed: Set<QuoteID>
    package let terms: Terms
    /// Callers of the batch who are not who they say.
    package var callersUnknown: Set<CallerProof> = []

    package init(
        heads: [AccountID: AccountHead], recorded: [KeyOfUser: Transfer], quotes: [QuoteID: Quote],
        quotesUsed: Set<QuoteID>, terms: Terms
    ) {
        self.heads = heads
        self.recorded = recorded
        self.quotes = quotes
        self.quotesUsed = quotesUsed
        self.terms = terms
    }
}
