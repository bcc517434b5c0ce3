/// The final state of a transfer. There is no other: a transfer is decided and written in one database
/// transaction.
package enum TransferStatus: String, CaseIterable, Sendable {
    case completed
    case refused
}
