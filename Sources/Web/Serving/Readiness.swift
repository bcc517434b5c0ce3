import Synchronization

/// Whether this instance still wants requests; it stops wanting them first when it is told to end.
package final class Readiness: Sendable {
    private let draining = Atomic(false)

    package init() {}

    /// From here on `/readyz` refuses, and every answer closes its connection, so that a proxy goes
    /// elsewhere.
    package func startDraining() { draining.store(true, ordering: .relaxed) }

    package var isDraining: Bool { draining.load(ordering: .relaxed) }
}
