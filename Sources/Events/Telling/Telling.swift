import Ledger
package import LedgerStore

/// What a client is told in one go, and whether there is more.
package struct Telling: Hashable, Sendable {
    package var events: [Event] = []
    package var cursor: EventCursor
    package var hasMore = false

    /// Pure: from what was read behind a cursor to the events that it has not told.
    ///
    /// Transfers come in an order that fits every account's chain, each once, with their last side; then each
    /// account that has changed, once. That order exists: two transfers that share two accounts were posted
    /// one after the other on both.
    package init(since cursor: EventCursor, _ news: [AccountNews]) {
        let heads = news.reduce(into: [:]) { $0[$1.account] = $1.head }
        let isOfThese = cursor.places.allSatisfy { place in
            heads[place.key].map { place.value.seq <= $0 } ?? false
        }
        // Sums up only what lies under the heads: the cursor comes from the client.
        func behind() -> Int64 { news.reduce(0) { $0 + $1.head - (cursor.places[$1.account]?.seq ?? 0) } }
        self.cursor = cursor
        guard isOfThese, behind() <= EventLimits.behindMax else {
            self.cursor = Self.start(at: news)
            events = [Event(.resync, self.cursor)]
            return
        }
        for account in heads.keys where cursor.places[account] == nil {
            self.cursor.places[account] = EventCursor.Place(seq: 0)
        }
        tellTransfers(of: news)
        for account in self.cursor.places.keys.sorted() {
            guard let place = self.cursor.places[account], place.isChangeUntold else { continue }
            self.cursor.places[account]?.isChangeUntold = false
            events.append(Event(.accountChanged(account, seq: place.seq), self.cursor))
        }
        hasMore = self.cursor.places.contains { $0.value.seq < heads[$0.key, default: 0] }
    }

    /// Nothing has been told: where the accounts stand now.
    package static func start(at news: [AccountNews]) -> EventCursor {
        EventCursor(news.reduce(into: [:]) { $0[$1.account] = EventCursor.Place(seq: $1.head) })
    }

    private mutating func tellTransfers(of news: [AccountNews]) {
        var waiting = news.reduce(into: [:]) { $0[$1.account] = $1.entries[...] }
        for _ in 0..<EventLimits.transfersOfRoundMax {
            let firsts = waiting.values.compactMap(\.first).filter(isNext)
            guard let next = firsts.min(by: { $0.transfer < $1.transfer }) else { return }
            for side in next.sides {
                guard let told = cursor.places[side.account]?.seq, told < side.seq else { continue }
                cursor.places[side.account] = EventCursor.Place(seq: side.seq, isChangeUntold: true)
                waiting[side.account] = waiting[side.account]?.drop { $0.seq <= side.seq }
            }
            events.append(Event(.transferCompleted(next.transfer), cursor))
        }
    }

    /// Whether all that stands before it in the client's own chains has been told.
    private func isNext(_ entry: AccountNews.Entry) -> Bool {
        entry.sides.allSatisfy { side in
            cursor.places[side.account].map { $0.seq >= side.seq - 1 } ?? true
        }
    }
}
