/// Where the database is and what one connection may take.
package struct ConnectionConfiguration: Sendable {
    /// A libpq URL (`postgresql://user@host/database?sslmode=verify-full`) or a `key=value` connection
    /// string.
    package var url: String
    /// What `pg_stat_activity` shows, unless the URL says otherwise.
    package var applicationName: String
    /// From the first packet until every statement is prepared. Default 3 s.
    package var connectTimeout: Duration
    /// How long the server works on one statement before it cancels it (SQLSTATE 57014, the connection lives
    /// on). The client waits `answerGrace` longer, then gives the connection up. Default 5 s.
    package var statementDeadline: Duration
    /// How long a statement waits for a lock (SQLSTATE 55P03). Default 2 s.
    package var lockTimeout: Duration
    /// After which the server ends a connection that leaves its transaction alone. Default 10 s.
    package var idleInTransactionTimeout: Duration
    /// The most rows that a result may have; `Transaction.forEach` is for more. Default 100 000.
    package var rowsMax: Int

    package init(
        url: String, applicationName: String = "easybilling", connectTimeout: Duration = .seconds(3),
        statementDeadline: Duration = .seconds(5), lockTimeout: Duration = .seconds(2),
        idleInTransactionTimeout: Duration = .seconds(10), rowsMax: Int = 100_000
    ) {
        self.url = url
        self.applicationName = applicationName
        self.connectTimeout = connectTimeout
        self.statementDeadline = statementDeadline
        self.lockTimeout = lockTimeout
        self.idleInTransactionTimeout = idleInTransactionTimeout
        self.rowsMax = rowsMax
    }

    /// So much longer than the server the client waits for a statement: the server's own refusal leaves the
    /// outcome known and the connection usable, so it should come first.
    static let answerGrace: Duration = .milliseconds(500)
}
