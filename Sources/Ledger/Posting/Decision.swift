/// The outcome of every request of a batch, and the rows that make it so.
package struct Decision: Sendable {
    /// For each submission, for each of its requests, in order.
    package var outcomes: [[PostingOutcome]] = []
    /// Transfers to record, completed and refused, in the order they were decided.
    package var transfers: [Transfer] = []
    /// Entries to append, in the order of each account's chain.
    package var entries: [Entry] = []

    package init() {}

    package var isEmpty: Bool { transfers.isEmpty }

    /// Every request was made, or repeats one that was: what the entries' places in their chains prove.
    package var isAllCompleted: Bool {
        outcomes.allSatisfy { $0.allSatisfy { $0.transfer?.refusal == nil && $0.transfer != nil } }
    }
}
