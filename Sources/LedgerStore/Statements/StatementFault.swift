/// Why a statement is not given.
package enum StatementFault: Error, Hashable, Sendable {
    /// The entry that belongs at that place of the chain is missing, or its balance is not the one before
    /// and its amount.
    case doesNotAddUp(seq: Int64)
    /// The cursor lies outside of the period.
    case cursorOutside
}

extension StatementFault: CustomStringConvertible {
    /// Without sums: it may stand in logs.
    package var description: String {
        switch self {
        case .doesNotAddUp(let seq): "an account's statement does not add up at entry \(seq)"
        case .cursorOutside: "the cursor lies outside of the statement's period"
        }
    }
}
