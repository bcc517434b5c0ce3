/// How far an audit is.
package struct AuditProgress: Sendable {
    package let stage: AuditStage
    /// Rows of the stage that were read.
    package let rows: Int
    /// How many there are, as the database's statistics say: roughly, and 0 where they say nothing.
    package let rowsExpected: Int

    /// After how many rows of a stream progress is told.
    static let rowsBetween = 1 << 14
}
