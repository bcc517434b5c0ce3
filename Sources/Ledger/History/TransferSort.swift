/// In which order a client's transfers are shown.
package enum TransferSort: String, CaseIterable, Sendable {
    case newest = "-created_at"
    case oldest = "created_at"
    case largest = "-amount"
    case smallest = "amount"
}
