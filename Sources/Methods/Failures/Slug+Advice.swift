extension Slug {
    /// When this kind of failure is met and what a program does about it, for documentation.
    package var advice: String {
        switch self {
        case .parseError:
            "The body is no JSON, or not UTF-8. Nothing in it was done, not even part of a batch."
        case .invalidRequest:
            """
            It is JSON, but no request of JSON-RPC 2.0; or a member stands twice; or a transfer was sent as \
            a notification, whose sender would not learn the outcome.
            """
        case .methodNotFound: "The name is unknown. Names are written exactly as on this page."
        case .invalidParams: "`fields` says by JSON Pointer which parameters are wrong, and how."
        case .internal:
            "A fault of ours. Nothing was done, unless it says otherwise; quote the `request_id` to us."
        case .unauthenticated:
            "No session, an ended one, or the wrong e-mail or password. Log in and send the request again."
        case .forbidden: "This is not yours, or your key lacks the scope. Asking again does not help."
        case .notFound: "There is no such thing, or it is somebody else's: nobody can tell these two apart."
        case .rateLimited: "Wait for `retry_after` seconds, then send the same request again."
        case .requestTooLarge: "A body has at most `limit` bytes. Send less at once."
        case .batchTooLarge: "A batch has at most `limit` calls. None of it was done."
        case .invalidAmount:
            "An amount is a string: positive, at most two digits after the point, no sign, no exponent."
        case .sameAccount: "Source and destination are one account."
        case .accountUnknown: "One of the accounts does not exist, or the source is not yours."
        case .amountTooSmall: "Converted and rounded down, nothing would arrive. `amount_min` would do."
        case .insufficientFunds:
            "The amount and its fee are more than the account holds. It is never overdrawn."
        case .quoteExpired: "A quote stands for two minutes. Ask for a new one and show its price again."
        case .quoteUsed: "A quote serves one transfer. Ask for a new one."
        case .emailTaken: "Somebody signed up with this e-mail. Log in, or use another."
        case .idempotencyMismatch:
            """
            The key was used with other parameters; `fields` names the one that differs. A new transfer \
            needs a new key.
            """
        case .outcomeUnknown:
            """
            The transfer may or may not have been made. Send the same request with the same key, or ask \
            `transfer.resolve`: neither can pay twice.
            """
        case .overloaded:
            "Nothing was done. Wait for `retry_after` seconds, then send the same request again."
        }
    }
}
