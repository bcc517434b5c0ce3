package import Ledger
package import PostgreSQL

/// How a posting transaction finds out whether submissions come from whom they say: whoever knows the clients
/// gives it the statements.
package struct CallerChecks: Sendable {
    /// Refuses the transaction, as an account that has moved is refused, unless every proof holds.
    package let require: @Sendable ([CallerProof]) -> BoundStatement<Void>
    /// The places of those that hold, counted from 1.
    package let holding: @Sendable ([CallerProof]) -> BoundStatement<Int64>

    package init(
        require: @escaping @Sendable ([CallerProof]) -> BoundStatement<Void>,
        holding: @escaping @Sendable ([CallerProof]) -> BoundStatement<Int64>
    ) {
        self.require = require
        self.holding = holding
    }
}
