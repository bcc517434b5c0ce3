/// The name of a kind of failure, the same at every door; in the order of the contract's table.
package enum Slug: String, CaseIterable, Sendable {
    case parseError = "parse_error"
    case invalidRequest = "invalid_request"
    case methodNotFound = "method_not_found"
    case invalidParams = "invalid_params"
    case `internal` = "internal"
    case unauthenticated = "unauthenticated"
    case forbidden = "forbidden"
    case notFound = "not_found"
    case rateLimited = "rate_limited"
    case requestTooLarge = "request_too_large"
    case batchTooLarge = "batch_too_large"
    case invalidAmount = "invalid_amount"
    case sameAccount = "same_account"
    case accountUnknown = "account_unknown"
    case amountTooSmall = "amount_too_small"
    case insufficientFunds = "insufficient_funds"
    case quoteExpired = "quote_expired"
    case quoteUsed = "quote_used"
    case emailTaken = "email_taken"
    case idempotencyMismatch = "idempotency_mismatch"
    case outcomeUnknown = "outcome_unknown"
    case overloaded = "overloaded"
}

extension Slug {
    /// What each kind of failure is at the doors: JSON-RPC's code, HTTP's status and a title for people.
    private var row: (rpcCode: Int, httpStatus: Int, title: String) {
        switch self {
        case .parseError: (-32700, 400, "The body is not JSON")
        case .invalidRequest: (-32600, 400, "The request is not valid")
        case .methodNotFound: (-32601, 404, "There is no such method")
        case .invalidParams: (-32602, 400, "The parameters are not valid")
        case .internal: (-32603, 500, "Something went wrong on our side")
        case .unauthenticated: (-32001, 401, "Log in first")
        case .forbidden: (-32002, 403, "That is not yours to see or do")
        case .notFound: (-32003, 404, "There is no such thing")
        case .rateLimited: (-32005, 429, "Too many requests")
        case .requestTooLarge: (-32007, 413, "The request is too large")
        case .batchTooLarge: (-32010, 400, "The batch has too many calls")
        case .invalidAmount: (1003, 422, "The amount is not valid")
        case .sameAccount: (1002, 422, "Both accounts are the same")
        case .accountUnknown: (1004, 422, "There is no such account")
        case .amountTooSmall: (1006, 422, "The amount is too small to convert")
        case .insufficientFunds: (1001, 422, "There is not enough money on the account")
        case .quoteExpired: (1005, 409, "The quote has expired")
        case .quoteUsed: (1007, 409, "The quote has been used")
        case .emailTaken: (1008, 409, "The e-mail is in use")
        case .idempotencyMismatch: (1010, 422, "The key belongs to another transfer")
        case .outcomeUnknown: (-32011, 503, "The outcome is not known yet")
        case .overloaded: (-32009, 503, "The service is overloaded")
        }
    }

    package var rpcCode: Int { row.rpcCode }
    package var httpStatus: Int { row.httpStatus }
    package var title: String { row.title }

    /// The same request may succeed later, unchanged, with the same key.
    package var isRetryable: Bool {
        switch self {
        case .rateLimited, .outcomeUnknown, .overloaded, .internal: true
        default: false
        }
    }
}
