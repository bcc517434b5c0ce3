/// Transfers that were handed in together. Atomic ones are made all or not at all.
package struct Submission: Sendable {
    package let requests: [TransferRequest]
    package let isAtomic: Bool
    /// What has to be checked before anything of it is made; `nil`: who hands it in has made sure of the
    /// caller.
    package let caller: CallerProof?

    package init(_ requests: [TransferRequest], isAtomic: Bool = false, caller: CallerProof? = nil) {
        precondition(
            requests.allSatisfy { caller == nil || $0.user == caller?.user },
            "a caller's proof stands for that caller's own transfers")
        self.requests = requests
        self.isAtomic = isAtomic
        self.caller = caller
    }
}

extension [Submission] {
    package var transfersCount: Int { reduce(0) { $0 + $1.requests.count } }
}
