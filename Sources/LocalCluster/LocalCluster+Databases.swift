extension LocalCluster {
    /// Makes a database that belongs to the owner role and that the project's roles alone may connect to.
    /// May be repeated.
    ///
    /// - Parameter name: A plain lower-case SQL name; it is not quoted.
    package func makeDatabaseIfMissing(_ name: String) async throws {
        let found = try await execute(
            "SELECT 1 FROM pg_database WHERE datname = '\(name)'", database: "postgres")
        if found.isEmpty { try await execute(ClusterRole.creation(ofDatabase: name), database: "postgres") }
        try await execute(ClusterRole.admission(toDatabase: name), database: "postgres")
    }
}
