import Ledger
import PostgreSQL

extension RowReader {
    mutating func userID() throws(PostgreSQLError) -> UserID {
        guard let id = UserID(try bigint()) else { throw .unreadable("a user's number") }
        return id
    }

    mutating func accountID() throws(PostgreSQLError) -> AccountID {
        guard let id = AccountID(try bigint()) else { throw .unreadable("an account's number") }
        return id
    }

    mutating func timestamp() throws(PostgreSQLError) -> Timestamp {
        Timestamp(microsecondsSince1970: try timestamptz())
    }

    /// A text that is one of a closed set, such as a currency or a kind of transfer.
    mutating func closedSet<Value: RawRepresentable<String>>(_: Value.Type) throws(PostgreSQLError) -> Value {
        guard let value = Value(rawValue: try text()) else { throw .unreadable("a value of \(Value.self)") }
        return value
    }

    mutating func closedSetOrNull<Value: RawRepresentable<String>>(_: Value.Type) throws(PostgreSQLError)
        -> Value?
    {
        guard let text = try textOrNull() else { return nil }
        guard let value = Value(rawValue: text) else { throw .unreadable("a value of \(Value.self)") }
        return value
    }
}

extension Parameter {
    static func user(_ id: UserID) -> Parameter { .bigint(id.value) }
    static func account(_ id: AccountID) -> Parameter { .bigint(id.value) }
    static func timestamp(_ time: Timestamp?) -> Parameter {
        .timestamptz(microsecondsSince1970: time?.microsecondsSince1970)
    }
}
