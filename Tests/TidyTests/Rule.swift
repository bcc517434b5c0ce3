import Testing

/// Something that holds for every file, a sample of what it finds, and one of what it lets pass.
struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    let findings: @Sendable (SourceFile) -> [Finding]
    /// Files that break it, each in at least one line.
    let caught: [SourceFile]
    /// Files that look alike and do not.
    let passed: [SourceFile]
    /// Where it does not hold, and why: every exception is argued.
    let exceptions: [String: String]

    init(
        _ name: String, caught: [(String, String)], passed: [(String, String)] = [],
        exceptions: [String: String] = [:],
        _ findings: @escaping @Sendable (SourceFile) -> [Finding]
    ) {
        self.name = name
        self.findings = findings
        self.caught = caught.map(SourceFile.init(path:text:))
        self.passed = passed.map(SourceFile.init(path:text:))
        self.exceptions = exceptions
    }

    var testDescription: String { name }

    static let all: [Rule] =
        language + shape + wording + database + spreading + templates + Architecture.rules
}
