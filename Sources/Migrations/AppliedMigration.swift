/// What the database remembers of a migration that it has.
package struct AppliedMigration: Sendable, Equatable {
    package let number: Int32
    package let name: String
    /// SHA-256 of the file as it was then.
    package let checksum: [UInt8]
    package let appliedAtMicrosecondsSince1970: Int64
    package let durationMilliseconds: Int32

    package init(
        number: Int32, name: String, checksum: [UInt8], appliedAtMicrosecondsSince1970: Int64,
        durationMilliseconds: Int32
    ) {
        self.number = number
        self.name = name
        self.checksum = checksum
        self.appliedAtMicrosecondsSince1970 = appliedAtMicrosecondsSince1970
        self.durationMilliseconds = durationMilliseconds
    }
}
