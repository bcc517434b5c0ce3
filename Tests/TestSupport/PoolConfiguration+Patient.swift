package import PostgreSQL

extension PoolConfiguration {
    /// For a pool of a test. The tests share two cores with the compiler and each other: how long a
    /// connection takes to open or to become free is no part of what they test.
    package static func patient(_ url: String) -> PoolConfiguration {
        PoolConfiguration(
            connection: ConnectionConfiguration(
                url: url, applicationName: "easybilling-test", connectTimeout: .seconds(30)),
            leaseTimeout: .seconds(30))
    }
}
