import Subprocess

extension ServerPrograms {
    /// Runs statements with `psql`, each by itself, and returns what they printed: a row a line, `|`
    /// between columns.
    ///
    /// - Throws: ``LocalClusterError/programFailed(program:status:output:)`` at the first statement that
    ///   fails.
    @discardableResult
    package func execute(_ sql: String, url: String) async throws -> String {
        var psql = ChildCommand(
            psql,
            [
                "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1",
                "--dbname=\(url)",
            ])
        psql.environment = .inherit.updating(["PGOPTIONS": "-c client_min_messages=warning"])
        return try await psql.finish(input: sql)
    }
}
