/// The files of the project beside what a database has of them.
package struct MigrationHistory: Sendable {
    /// In the order of their numbers.
    package let files: [MigrationFile]
    /// Of each file, its SHA-256.
    package let checksums: [[UInt8]]
    /// In the order of their numbers.
    package let applied: [AppliedMigration]

    package init(files: [MigrationFile], checksums: [[UInt8]], applied: [AppliedMigration]) {
        precondition(files.count == checksums.count, "every file has a checksum")
        self.files = files
        self.checksums = checksums
        self.applied = applied
    }

    /// The files that the database does not have yet, with their checksums.
    ///
    /// - Throws: An error that names the first file that is not what the database remembers: edited,
    ///   renamed or missing.
    ///   What was applied is history; a correction is a new file.
    package func pending() throws(MigrationError) -> [(file: MigrationFile, checksum: [UInt8])] {
        for (index, remembered) in applied.enumerated() {
            guard index < files.count else { throw .missing(remembered.name) }
            guard files[index].name == remembered.name else {
                throw .renamed(files[index].name, was: remembered.name)
            }
            guard checksums[index] == remembered.checksum else { throw .edited(remembered.name) }
        }
        return Array(zip(files, checksums).dropFirst(applied.count)).map { (file: $0, checksum: $1) }
    }

    /// Puts files into order and refuses numbers that are missing or used twice.
    package static func ordered(_ files: [MigrationFile]) throws(MigrationError) -> [MigrationFile] {
        let files = files.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
        for (index, file) in files.enumerated() where file.number != Int32(index + 1) {
            throw index > 0 && files[index - 1].number == file.number
                ? .numberRepeated(file.name, files[index - 1].name)
                : .numberMissing(index + 1, before: file.name)
        }
        return files
    }
}
