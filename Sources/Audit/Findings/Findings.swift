/// What an audit has found so far: the first counter-example of each check that does not hold.
struct Findings {
    /// Enough is found: whoever asked for one counter-example has it.
    struct Enough: Error {}

    /// Whether to go on after the first.
    let isComplete: Bool
    private(set) var violations: [Violation] = []

    init(isComplete: Bool) { self.isComplete = isComplete }

    /// Throws when there is no need to look further.
    mutating func add(_ check: Check, _ counterExample: @autoclosure () -> String) throws(Enough) {
        guard !has(check) else { return }
        violations.append(Violation(check: check, counterExample: counterExample()))
        guard isComplete else { throw Enough() }
    }

    func has(_ check: Check) -> Bool { violations.contains { $0.check == check } }

    /// In the order of the checks.
    var inOrder: [Violation] {
        Check.allCases.compactMap { check in violations.first { $0.check == check } }
    }
}
