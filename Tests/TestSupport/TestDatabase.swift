/// A database that one test has to itself, and how to connect to it as each role.
package struct TestDatabase: Sendable {
    package let name: String
    /// As the service's own role, with the least rights.
    package let url: String
    /// As the role that owns the database; migrations run as it.
    package let ownerURL: String
    /// As the role that only reads.
    package let readerURL: String
    /// As the server's administrator.
    package let superuserURL: String
}
