/// The parts of an audit, in their order, as progress and counts name them.
package enum AuditStage: String, CaseIterable, Sendable {
    case accounts
    case transfers
    case entries
    /// Those that operators booked.
    case deposits
    /// Accounts, transfers and entries against each other, and what is looked for by queries.
    case ties
}
