package import Ledger

/// What an audit has read, added up and found.
package struct AuditReport: Sendable {
    /// The first counter-example of each check that does not hold; empty for books in order.
    package let violations: [Violation]
    /// Rows read of each part of the books; after a violation not all of them, unless all were asked for.
    package let counts: [AuditStage: Int]
    /// What all clients hold.
    package let clients: CurrencySums
    /// What the house holds, from all legs: earned commissions, conversions, deposits given.
    package let house: [HouseAccount.Purpose: CurrencySums]

    package var isClean: Bool { violations.isEmpty }
}
