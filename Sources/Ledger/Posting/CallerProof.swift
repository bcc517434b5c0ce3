/// What shows that a submission comes from that client, where whoever handed it in has not looked: the
/// transaction that posts it does.
package struct CallerProof: Hashable, Sendable {
    package let user: UserID
    /// The hash of the secret that the caller holds, 32 bytes.
    package let secretHash: [UInt8]

    package init(user: UserID, secretHash: [UInt8]) {
        self.user = user
        self.secretHash = secretHash
    }
}
