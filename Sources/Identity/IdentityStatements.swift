package import PostgreSQL

/// Every statement that Identity runs, for the pool to prepare when a connection opens.
package enum IdentityStatements {
    package static let all: [any PreparedStatement] =
        Users.statements + Sessions.statements + APIKeys.statements + AuditTrail.statements
        + LogInThrottle.statements + SharedQuotas.statements
}
