import Identity
import JSON
import Ledger

extension Schema where Value == UserID {
    static let userID = Schema<Int64>.integer(min: 1, max: Int(UserID.valueMax)).refined(
        .outOfRange, "must be a user's number", UserID.init, encode: { $0.value })
}

extension Schema where Value == AccountID {
    static let accountID = Schema<Int64>.integer(min: 1).refined(
        .outOfRange, "must be an account's number", AccountID.init, encode: { $0.value })
}

extension Schema where Value == TransferID {
    static let transferID = Schema<String>.uuid.refined(
        .pattern, "must be a UUID", TransferID.init, encode: { $0.description })
}

extension Schema where Value == QuoteID {
    static let quoteID = Schema<String>.uuid.refined(
        .pattern, "must be a UUID", QuoteID.init, encode: { $0.description })
}

extension Schema where Value == SessionID {
    static let sessionID = Schema<String>.uuid.refined(
        .pattern, "must be a UUID", SessionID.init, encode: { $0.description })
}

extension Schema where Value == APIKeyID {
    static let apiKeyID = Schema<String>.uuid.refined(
        .pattern, "must be a UUID", APIKeyID.init, encode: { $0.description })
}

extension Schema where Value == IdempotencyKey {
    /// A client's own key. One that the service made is written as it stands.
    static let idempotencyKey = Schema<String>.string(maxScalars: 100).refined(
        .pattern, "must have 1 to 64 characters of A-Z, a-z, 0-9, _ and -",
        keywords: [
            "pattern": .string(IdempotencyKey.pattern), "minLength": 1,
            "maxLength": .integer(Int64(IdempotencyKey.lengthMax)),
        ], IdempotencyKey.init, encode: { $0.text })
}

extension Schema where Value == Memo {
    static let memo = Schema<String>.string(minScalars: 1, maxScalars: Memo.lengthMax).refined(
        .pattern, "must have no control characters", keywords: ["pattern": .string(Memo.pattern)], Memo.init,
        encode: { $0.text })
}

extension Schema where Value == String {
    fileprivate static let uuid = Schema<String>.string(minScalars: 36, maxScalars: 36)
        .with(keywords: ["format": "uuid"])
}
