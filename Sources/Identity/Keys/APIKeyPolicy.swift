/// How API keys are kept.
package struct APIKeyPolicy: Sendable {
    /// A user has at most so many that are not revoked; expired ones count until the upkeep deletes them.
    package var keptMax = 50
    /// `last_used_at` is written at most this often, so that most requests only read.
    package var touchInterval: Duration = .seconds(60)

    package init() {}
}
