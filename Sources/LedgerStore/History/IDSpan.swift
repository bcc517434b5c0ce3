import Ledger

/// The ids that a page may hold. Ids are ordered by time, so bounds of time and a cursor over time are bounds
/// of ids.
struct IDSpan {
    private(set) var lowest: UInt128 = 0
    private(set) var highest: UInt128 = .max

    init(_ filter: TransferFilter, sort: TransferSort, after cursor: TransferCursor?) {
        if let from = filter.createdFrom { lowest = UUIDv7.lowest(at: from) }
        if let before = filter.createdBefore { highest = Self.last(before: before) }
        guard let cursor else { return }
        switch sort {
        case .newest: highest = min(highest, cursor.id.bits == 0 ? 0 : cursor.id.bits - 1)
        case .oldest: lowest = max(lowest, cursor.id.bits == .max ? .max : cursor.id.bits + 1)
        case .largest, .smallest: break
        }
    }

    static func last(before time: Timestamp) -> UInt128 { UUIDv7.lowest(at: time) - 1 }
}
