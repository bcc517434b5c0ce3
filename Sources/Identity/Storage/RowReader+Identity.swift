import Ledger
import PostgreSQL

extension RowReader {
    mutating func moment() throws(PostgreSQLError) -> Timestamp {
        Timestamp(microsecondsSince1970: try timestamptz())
    }

    mutating func momentOrNull() throws(PostgreSQLError) -> Timestamp? {
        try timestamptzOrNull().map { Timestamp(microsecondsSince1970: $0) }
    }

    /// The tables' checks admit no other number, so one that is none is another schema's.
    mutating func userID() throws(PostgreSQLError) -> UserID {
        guard let id = UserID(try bigint()) else {
            preconditionFailure("identity.user holds a number that is no user's")
        }
        return id
    }
}
