import JSON
package import Ledger

/// Where a page of transfers ended, as clients carry it: opaque to them, checked when it comes back.
package struct TransferPageCursor: Hashable, Sendable {
    package let sort: TransferSort
    package let position: TransferCursor

    package init(sort: TransferSort, position: TransferCursor) {
        self.sort = sort
        self.position = position
    }

    /// `n-<uuid>-<amount>`: the order's letter, and the row.
    package var text: String { "\(sort.letter)-\(position.id)-\(position.amount)" }

    /// `nil` for a text that `text` does not write.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (39...60).contains(bytes.count), bytes[1] == UInt8(ascii: "-"), bytes[38] == UInt8(ascii: "-"),
            let sort = TransferSort.allCases.first(where: { $0.letter.utf8.first == bytes[0] }),
            let id = TransferID(String(decoding: bytes[2..<38], as: UTF8.self)),
            let amount = Int64(String(decoding: bytes[39...], as: UTF8.self)), amount >= 0
        else { return nil }
        self.init(sort: sort, position: TransferCursor(id: id, amount: amount))
        // One way to write a cursor: no plus sign, leading zero or upper case.
        guard self.text.utf8.elementsEqual(bytes) else { return nil }
    }
}

extension TransferSort {
    fileprivate var letter: String {
        switch self {
        case .newest: "n"
        case .oldest: "o"
        case .largest: "l"
        case .smallest: "s"
        }
    }
}

extension Schema where Value == TransferPageCursor {
    static let transferPageCursor = Schema<String>.string(maxScalars: 60).refined(
        .pattern, "must be a cursor from a page before", TransferPageCursor.init, encode: { $0.text })
}
