/// What a connection needs to know about a statement to prepare it, whatever its rows are read as.
package protocol PreparedStatement: Sendable {
    /// The name in the server, unique among the statements of a pool; also what errors and metrics show.
    var name: String { get }
    /// The SQL in full, with `$1`, `$2` … for parameters.
    var sql: String { get }
}
