package import PostgreSQL

/// Why the schema was not brought up to date, or is not what the files say. A failed file has left nothing
/// behind, unless it runs outside a transaction: then it runs again from its beginning.
package enum MigrationError: Error, Sendable {
    /// The folder of the migrations cannot be read.
    case unreadable(String, reason: String)
    case nameMalformed(String)
    case numberRepeated(String, String)
    case numberMissing(Int, before: String)
    /// A file begins or ends transactions itself.
    case controlsTransaction(String)

    /// A file that was applied has another content now.
    case edited(String)
    /// Another file stands where an applied one stood.
    case renamed(String, was: String)
    /// An applied file is not there any more.
    case missing(String)
    /// Files that the database does not have, found by `verify`.
    case pending([String])

    /// Another run held the lock for all of this time.
    case locked(after: Duration)
    /// The database refused a file.
    case failed(String, PostgreSQLError)
    /// The database cannot be reached or does not answer.
    case database(PostgreSQLError)
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .nameMalformed(let name): "\(name) is not named like 0001_words.sql"
        case .numberRepeated(let name, let other): "\(name) and \(other) have the same number"
        case .numberMissing(let number, let name):
            "no migration has the number \(number), which comes before \(name)"
        case .controlsTransaction(let name):
            "\(name) begins or ends a transaction, which is the runner's matter"
        case .edited(let name): "\(name) was changed after it had been applied: correct it in a new file"
        case .renamed(let name, let was): "\(name) stands where \(was) was applied"
        case .missing(let name): "\(name) was applied and is not there any more"
        case .pending(let names): "not applied yet: \(names.joined(separator: ", "))"
        case .locked(let after): "another run has been migrating this database for \(after)"
        case .failed(let name, let error): "\(name) failed, nothing of it stays: \(Self.told(error))"
        case .database(let error): Self.told(error)
        }
    }

    /// With the server's own words: this is read by who wrote the file, or set up the database.
    private static func told(_ error: PostgreSQLError) -> String {
        guard let message = error.underlyingMessage else { return "\(error)" }
        return "\(error) (\(message))"
    }
}
