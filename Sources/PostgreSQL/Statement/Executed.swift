/// What a statement of a pipeline answered.
package struct Executed<Row: Sendable>: Sendable {
    /// Empty for a statement whose rows are not read.
    package let rows: [Row]
    /// The number in the command tag: rows inserted, updated, deleted or selected; 0 for other commands.
    package let affected: Int
}
