/// Transfers that were handed in together. Atomic ones are made all or not at all.
package struct Submission: Sendable {
    package let requests: [TransferRequest]
    package let isAtomic: Bool

    package init(_ requests: [TransferRequest], isAtomic: Bool = false) {
        self.requests = requests
        self.isAtomic = isAtomic
    }
}
