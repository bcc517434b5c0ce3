import Identity
package import JSON
package import Ledger
package import LedgerStore
package import Logging
import PostgreSQL

extension Failure {
    /// What an error of a lower layer means to a client. What nobody foresaw is `internal`, and logged for
    /// us.
    package init(_ error: any Error, logger: Logger) {
        switch error {
        case let failure as Failure: self = failure
        case let violation as SchemaViolation: self = Failure(violation)
        case let refusal as Ledger.Refusal: self = Failure(refusal)
        case let failure as PostingFailure: self = Failure(failure)
        case let error as IdentityError: self = Failure(error)
        case let error as PostgreSQLError: self = Failure(error, logger: logger)
        default:
            logger.error("a call failed unforeseen", metadata: ["error": "\(error)"])
            self = Failure(.internal)
        }
    }

    package init(_ violation: SchemaViolation) {
        // Elsewhere, as in a filter, a malformed amount is a malformed parameter like any other.
        let isAboutAmountsOnly = violation.faults.allSatisfy { fault in
            AmountFault(rawValue: fault.code.rawValue) != nil
                && ["amount", "credit"].contains { fault.pointer.hasSuffix("/\($0)") }
        }
        let first = violation.faults.first.map { "\($0.pointer) \($0.detail)" }
        self.init(isAboutAmountsOnly ? .invalidAmount : .invalidParams, first, fields: violation.faults)
    }

    package init(_ refusal: Ledger.Refusal, facts: JSONObject = [:]) {
        switch refusal {
        case .sameAccount:
            self.init(
                .sameAccount, "the source and the destination differ", field: "to", code: "same_account",
                facts: facts)
        case .accountUnknown:
            self.init(
                .accountUnknown, "one of the accounts is unknown, or the source is not yours", facts: facts)
        case .amountTooSmall:
            self.init(
                .amountTooSmall, "nothing would arrive after conversion", field: "amount",
                code: "amount_too_small",
                facts: facts)
        case .amountTooLarge:
            self.init(
                .invalidAmount, "the sum is more than an account can hold", field: "amount",
                code: "amount_too_large", facts: facts)
        case .quoteExpired:
            self.init(
                .quoteExpired, "ask for a new quote", field: "quote_id", code: "quote_expired", facts: facts)
        case .quoteUsed:
            self.init(
                .quoteUsed, "a quote serves one transfer", field: "quote_id", code: "quote_used", facts: facts
            )
        case .insufficientFunds:
            self.init(
                .insufficientFunds, "the amount and its fee are more than the account holds", field: "amount",
                code: "insufficient_funds", facts: facts)
        }
    }

    package init(_ failure: PostingFailure) {
        switch failure {
        case .overloaded: self.init(.overloaded, "nothing was done; try again", retryAfter: .seconds(1))
        case .outcomeUnknown:
            self.init(
                .outcomeUnknown, "send the same request with the same key, or ask transfer.resolve",
                retryAfter: .seconds(1))
        case .refusedByDatabase: self.init(.internal, "nothing was done")
        }
    }

    private init(_ error: IdentityError) {
        switch error {
        case .emailTaken:
            self.init(.emailTaken, "log in, or use another e-mail", field: "email", code: "email_taken")
        case .wrongCredentials: self.init(.unauthenticated, "the e-mail or the password is wrong")
        case .throttled(let retryAfter):
            self.init(.rateLimited, "too many log-ins failed; wait a moment", retryAfter: retryAfter)
        case .keyEndsInThePast:
            self.init(.invalidParams, "must be in the future", field: "expires_at", code: .outOfRange)
        case .tooManyKeys(let limit):
            self.init(
                .forbidden, "a client has at most \(limit) keys; revoke one first",
                facts: ["limit": .integer(Int64(limit))])
        case .overloaded, .hashingFailed, .stopping, .cancelled:
            self.init(.overloaded, "nothing was done; try again", retryAfter: .seconds(1))
        }
    }

    private init(_ error: PostgreSQLError, logger: Logger) {
        if error.outcome == .unknown {
            self.init(.outcomeUnknown, retryAfter: .seconds(1))
            return
        }
        switch error.reason {
        case .overloaded, .leaseTimedOut, .poolClosed, .connectFailed, .connectionLost, .deadlineExceeded,
            .cancelled:
            logger.warning("the database did not serve a call", metadata: ["error": "\(error)"])
            self.init(.overloaded, "nothing was done; try again", retryAfter: .seconds(1))
        default:
            logger.error("the database refused a call", metadata: ["error": "\(error)"])
            self.init(.internal, "nothing was done")
        }
    }
}
