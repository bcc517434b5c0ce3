import FoundationEssentials

/// The seeds that a property is tried with: other ones in every run, unless `EASYBILLING_TEST_SEED` names the
/// first.
///
/// A test that fails names its seed; running it with that seed has the failure again, at once.
package struct Seeds: Sequence {
    package static let variable = "EASYBILLING_TEST_SEED"

    private let first: UInt64
    private let count: Int

    package init(_ count: Int) {
        self.count = count
        let wanted = ProcessInfo.processInfo.environment[Self.variable].flatMap(UInt64.init)
        first = wanted ?? .random(in: 0 ... .max)
    }

    package func makeIterator() -> some IteratorProtocol<UInt64> {
        (0..<UInt64(count)).lazy.map { [first] in first &+ $0 }.makeIterator()
    }
}
