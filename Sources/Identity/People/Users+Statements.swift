import Ledger
import PostgreSQL

extension Users {
    static let namesMax = 1000

    static let statements: [any PreparedStatement] = [
        claimEmail, insertUser, findUser, findNames, findCredentials, updateHash,
    ]

    /// No row when the e-mail is somebody else's: a conflict that is no error leaves the transaction usable.
    static let claimEmail = Statement(
        "identity.email.claim",
        """
        INSERT INTO identity.email (email, user_id) VALUES ($1, nextval('identity.user_number'))
        ON CONFLICT (email) DO NOTHING
        RETURNING user_id
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in try row.userID() }

    static let insertUser = Statement(
        "identity.user.insert",
        """
        INSERT INTO identity.user (user_id, email, name, masked_name, password_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """)

    static let findUser = Statement(
        "identity.user.find",
        """
        SELECT user_id, email, name, created_at FROM identity.user WHERE user_id = $1
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        User(
            id: try row.userID(), email: EmailAddress(stored: try row.text()),
            name: PersonName(stored: try row.text()),
            createdAt: try row.moment())
    }

    static let findNames = Statement(
        "identity.user.names",
        """
        SELECT user_id, name FROM identity.user WHERE user_id = ANY ($1::bigint[])
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        (try row.userID(), PersonName(stored: try row.text()))
    }

    /// Not a join: the two tables spread differently, and a sub-select of one row travels well.
    static let findCredentials = Statement(
        "identity.user.credentials",
        """
        SELECT user_id, password_hash FROM identity.user
        WHERE user_id = (SELECT user_id FROM identity.email WHERE email = $1)
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) in
        Credentials(userID: try row.userID(), passwordHash: PasswordHash(stored: try row.text()))
    }

    static let updateHash = Statement(
        "identity.user.rehash",
        """
        UPDATE identity.user SET password_hash = $3 WHERE user_id = $1 AND password_hash = $2
        """)
}
