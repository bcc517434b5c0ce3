/// Why the books refused a transfer. It is recorded under the key and answered again to every repetition.
package enum Refusal: String, Error, CaseIterable, Sendable {
    case sameAccount = "same_account"
    /// The source does not exist or is another client's (nobody learns which), or the payee's account does
    /// not exist.
    case accountUnknown = "account_unknown"
    case amountTooSmall = "amount_too_small"
    /// The sum would pass the largest one that an account can hold or the service can count.
    case amountTooLarge = "invalid_amount"
    case quoteExpired = "quote_expired"
    case quoteUsed = "quote_used"
    case insufficientFunds = "insufficient_funds"
}
