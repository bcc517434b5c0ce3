import Ledger

/// A deposit by an operator: what its transfer says of it and what the list of such deposits says have to be
/// the same.
struct DepositDeed: Hashable, Sendable {
    let user: Int64
    let transfer: TransferID
    let key: String
    /// That it is completed, too.
    let isDeposit: Bool
}

extension TransferRow {
    /// What it is in the list of deposits: every deposit but that of sign-up, and whatever has a key as they
    /// do. `nil` for all others.
    var depositDeed: DepositDeed? {
        let isDeposit = kind == TransferKind.deposit.rawValue
        let isListed =
            isDeposit
            ? key != IdempotencyKey.signUpDeposit.text : key.hasPrefix(IdempotencyKey.depositPrefix)
        guard isListed else { return nil }
        return DepositDeed(user: user, transfer: id, key: key, isDeposit: isDeposit && refusal == nil)
    }
}
