/// What sort of movement a transfer is; it decides the commission and which house accounts take part.
package enum TransferKind: String, CaseIterable, Sendable {
    /// Between two accounts of one client: no commission.
    case own
    /// To another client's account: commission on top.
    case external
    /// From the house's deposit account to a client's.
    case deposit
}
