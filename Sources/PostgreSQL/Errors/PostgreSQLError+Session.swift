extension PostgreSQLError {
    /// Whether other work on the same session would be refused as well, while a new one may be in order: its
    /// prepared statements do not fit the schema any more (0A000, "cached plan must not change result type")
    /// or are gone, or its server has become a standby.
    var disqualifiesSession: Bool {
        [.featureNotSupported, .invalidStatementName, .readOnlyTransaction].contains(sqlState)
    }
}
