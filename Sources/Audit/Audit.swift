import PostgreSQL

/// Derives the whole ledger again from its rows, and names the first that is not as it has to be.
///
/// Runs beside a live service, on one snapshot, and only reads. Its memory does not grow with the books: rows
/// are streamed in the order in which they lie, and what ties them together is compared by sums of hashes
/// (`Match`); only when such a proof fails does a query look for the rows that are wrong.
package struct Audit: Sendable {
    private let configuration: ConnectionConfiguration
    private let isComplete: Bool

    /// - Parameters:
    ///   - url: the database; the role easybilling_reader may read all that is asked for.
    ///   - isComplete: whether to go on after the first violation, to the first one of every check.
    ///   - patience: how long any single answer of the database may take: one of its queries on large books.
    package init(url: String, isComplete: Bool = false, patience: Duration = .seconds(1_800)) {
        configuration = ConnectionConfiguration(
            url: url, applicationName: "easybilling-verify", statementDeadline: patience,
            idleInTransactionTimeout: patience)
        self.isComplete = isComplete
    }

    /// Reads and judges everything. `progress` is called on the connection's thread while it does.
    ///
    /// - Throws: `PostgreSQLError` when it could not come to its end; then nothing is known of the books.
    package func run(progress: @escaping @Sendable (AuditProgress) -> Void = { _ in }) async throws
        -> AuditReport
    {
        let connection = try await Connection.open(configuration)
        let outcome: Result<AuditReport, any Error>
        do {
            outcome = .success(try await judge(on: connection, progress))
        } catch let found as FoundEnough {
            outcome = .success(found.report)
        } catch {
            outcome = .failure(error)
        }
        await connection.close()
        return try outcome.get()
    }

    /// A report that ends the transaction early, and with it what is still being streamed.
    private struct FoundEnough: Error {
        let report: AuditReport
    }

    private func judge(
        on connection: Connection, _ progress: @escaping @Sendable (AuditProgress) -> Void
    ) async throws -> AuditReport {
        try await connection.transaction(isolation: .snapshotReadOnly) { transaction in
            var run = AuditRun(findings: Findings(isComplete: isComplete), progress: progress)
            do {
                try run.judge(transaction)
            } catch is Findings.Enough {
                throw FoundEnough(report: run.report)
            }
            return run.report
        }
    }
}
