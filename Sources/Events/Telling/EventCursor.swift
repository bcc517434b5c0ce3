package import Ledger

/// How far a client has been told of their accounts: `701:5,702:0,703:2*`.
///
/// For each account the seq of the last entry whose transfer was told. A star: that the account has changed
/// was not told yet. So it says exactly what comes next, to any instance, and is an event's id.
package struct EventCursor: Hashable, Sendable {
    /// How far one account has been told.
    package struct Place: Hashable, Sendable {
        package var seq: Int64
        package var isChangeUntold: Bool

        package init(seq: Int64, isChangeUntold: Bool = false) {
            self.seq = seq
            self.isChangeUntold = isChangeUntold
        }
    }

    package var places: [AccountID: Place]

    package static let accountsMax = 9
    package static let textLengthMax = 400

    package init(_ places: [AccountID: Place]) { self.places = places }

    /// Of none of these books: whoever goes on from it is told to read anew.
    package static let unreadable = EventCursor([AccountID(owner: .house, currency: .usd): Place(seq: 0)])

    /// In the order of the accounts' numbers.
    package var text: String {
        places.sorted { $0.key < $1.key }
            .map { "\($0.key):\($0.value.seq)\($0.value.isChangeUntold ? "*" : "")" }
            .joined(separator: ",")
    }

    /// `nil` for a text that `text` does not write.
    package init?(_ text: String) {
        guard (1...Self.textLengthMax).contains(text.utf8.count) else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count <= Self.accountsMax else { return nil }
        places = [:]
        for part in parts {
            let isChangeUntold = part.last == UInt8(ascii: "*")
            let halves = part.dropLast(isChangeUntold ? 1 : 0)
                .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            guard halves.count == 2, let number = Int64(Substring(halves[0])),
                let account = AccountID(number), let seq = Int64(Substring(halves[1])), seq >= 0
            else { return nil }
            places[account] = Place(seq: seq, isChangeUntold: isChangeUntold)
        }
        // One way to write it: in order, no account twice, no plus sign or leading zero.
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}
