package import Ledger

/// An account's head and the first entries behind what was told of it.
package struct AccountNews: Hashable, Sendable {
    /// A place in an account's chain that a transfer took.
    package struct Side: Hashable, Sendable {
        package let account: AccountID
        package let seq: Int64

        package init(account: AccountID, seq: Int64) {
            self.account = account
            self.seq = seq
        }
    }

    /// One entry with the transfer that made it, and all places of clients' chains that this took.
    package struct Entry: Hashable, Sendable {
        package let seq: Int64
        package let transfer: TransferID
        package let sides: [Side]

        package init(seq: Int64, transfer: TransferID, sides: [Side]) {
            self.seq = seq
            self.transfer = transfer
            self.sides = sides
        }
    }

    package let account: AccountID
    package let head: Int64
    /// In the order of the chain, without a gap.
    package let entries: [Entry]

    package init(account: AccountID, head: Int64, entries: [Entry]) {
        self.account = account
        self.head = head
        self.entries = entries
    }

    static func gathered(from rows: [NewsRow]) -> [AccountNews] {
        Dictionary(grouping: rows, by: \.account).sorted { $0.key < $1.key }.map { account, rows in
            AccountNews(
                account: account, head: rows.first?.head ?? 0,
                entries: rows.compactMap(\.entry).sorted { $0.seq < $1.seq })
        }
    }
}
