/// Why a form was not accepted: the slug of the contract's error, or of a field's own rule.
///
/// An open set: a slug that has no text of its own is told as the field's general fault, or as a failure.
package struct FaultReason: Sendable, Hashable {
    /// An empty field is a missing one.
    package let slug: String

    package init(_ slug: String) { self.slug = slug == "empty" ? Self.missing.slug : slug }

    package static let missing = FaultReason("missing")
    package static let tooLong = FaultReason("too_long")
    package static let emailMalformed = FaultReason("email_malformed")
    package static let emailTaken = FaultReason("email_taken")
    package static let passwordTooShort = FaultReason("password_too_short")
    /// Unknown e-mail or wrong password: nobody learns which.
    package static let unauthenticated = FaultReason("unauthenticated")
    package static let rateLimited = FaultReason("rate_limited")
    package static let invalidAmount = FaultReason("invalid_amount")
    package static let sameAccount = FaultReason("same_account")
    package static let accountUnknown = FaultReason("account_unknown")
    /// The payee's account is one's own: the other form is for that.
    package static let accountOwn = FaultReason("account_own")
    package static let amountTooSmall = FaultReason("amount_too_small")
    package static let insufficientFunds = FaultReason("insufficient_funds")
    package static let quoteExpired = FaultReason("quote_expired")
    package static let quoteUsed = FaultReason("quote_used")
    package static let idempotencyMismatch = FaultReason("idempotency_mismatch")
    package static let outcomeUnknown = FaultReason("outcome_unknown")
    package static let overloaded = FaultReason("overloaded")
    /// A filter that the address names and nobody knows.
    package static let filterUnknown = FaultReason("filter_unknown")
    package static let filterMalformed = FaultReason("filter_malformed")
    package static let dateMalformed = FaultReason("date_malformed")
    package static let periodReversed = FaultReason("period_reversed")
    package static let periodTooLong = FaultReason("period_too_long")
    package static let tooManyKeys = FaultReason("too_many_keys")
    package static let other = FaultReason("internal")

    /// Those that have a text in every language.
    package static let told: [FaultReason] = [
        .missing, .tooLong, .emailMalformed, .emailTaken, .passwordTooShort, .unauthenticated, .rateLimited,
        .invalidAmount, .sameAccount, .accountUnknown, .accountOwn, .amountTooSmall, .insufficientFunds,
        .quoteExpired,
        .quoteUsed, .idempotencyMismatch, .outcomeUnknown, .overloaded, .filterUnknown, .filterMalformed,
        .dateMalformed, .periodReversed, .periodTooLong, .tooManyKeys, .other,
    ]
}
