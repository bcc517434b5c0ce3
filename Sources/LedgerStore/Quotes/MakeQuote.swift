package import Ledger
package import PostgreSQL

/// Prices a transfer and keeps the price for one use.
package enum MakeQuote {
    /// The side that the client fixed, and its sum.
    package enum Fixed: Sendable {
        case amount(Amount)
        case credit(Amount)
    }

    static let insert = Statement<Void>(
        "insert_quote",
        """
        INSERT INTO ledger.quote (
            user_id, quote_id, from_account_id, to_account_id, from_currency, to_currency,
            amount, fee, credited, rate_version, rate_from, rate_to, fee_version, fee_basis_points,
            fixed_side, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """)

    /// Throws `Refusal` for what could not be transferred at any balance; the balance itself is not looked
    /// at.
    package static func run(
        user: UserID, from: AccountID, to: AccountID, fixed: Fixed, stamps: StampClock,
        in pool: ConnectionPool
    ) async throws -> Quote {
        guard from != to else { throw Refusal.sameAccount }
        let stamp = stamps.next()
        return try await pool.transaction { transaction in
            let (source, destination, current) = try transaction.pipeline(
                ReadAccounts.currency(.user(user), .account(from)),
                ReadAccounts.currency(.user(to.owner), .account(to)), CurrentTerms.now())
            guard let fromCurrency = source.rows.first, let toCurrency = destination.rows.first else {
                throw Refusal.accountUnknown
            }
            let terms = try CurrentTerms.assemble(current.rows)
            let price = try price(
                fixed, from: fromCurrency, to: toCurrency, kind: to.owner == user ? .own : .external, terms)
            let quote = Quote(
                id: QuoteID(bits: stamp.id.bits), user: user, from: from, to: to, fromCurrency: fromCurrency,
                toCurrency: toCurrency, price: price, createdAt: stamp.time,
                expiresAt: stamp.time.adding(seconds: Quote.lifetimeSeconds))
            _ = try transaction.commit(after: insertion(of: quote))
            return quote
        }
    }

    private static func price(
        _ fixed: Fixed, from: Currency, to: Currency, kind: TransferKind, _ terms: Terms
    ) throws(Refusal) -> Price {
        switch fixed {
        case .amount(let amount): try terms.price(sending: amount, from: from, to: to, kind: kind)
        case .credit(let credit): try terms.price(crediting: credit, from: from, to: to, kind: kind)
        }
    }

    private static func insertion(of quote: Quote) -> BoundStatement<Void> {
        let price = quote.price
        let pricing = price.pricing
        return insert(
            .user(quote.user), .uuid(quote.id.bits), .account(quote.from), .account(quote.to),
            .text(quote.fromCurrency.code), .text(quote.toCurrency.code), .bigint(price.amount),
            .bigint(price.fee),
            .bigint(price.credited), .bigint(pricing.rateVersion), .bigint(pricing.conversion.rateFrom),
            .bigint(pricing.conversion.rateTo), .bigint(pricing.feeVersion), .bigint(pricing.feeBasisPoints),
            .text(pricing.fixedSide.rawValue), .timestamp(quote.createdAt), .timestamp(quote.expiresAt))
    }
}
