import CPostgres

/// The libpq that this process has loaded.
enum Library {
    /// 15.6 corrected what libpq reports when the implicit commit at the end of a pipeline fails.
    static let versionMin: CInt = 150_006

    static func check(version: CInt = PQlibVersion()) throws(PostgreSQLError) {
        guard version >= versionMin else {
            throw PostgreSQLError(.clientTooOld, underlyingMessage: "libpq \(version)")
        }
    }
}
