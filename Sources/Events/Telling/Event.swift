package import Ledger

/// Something that happened to a client's money, by its number only: who hears of it looks for himself.
package struct Event: Hashable, Sendable {
    /// The closed set of what is told.
    package enum Kind: Hashable, Sendable {
        /// A transfer to which the client is party has been made; told once, also between own accounts.
        case transferCompleted(TransferID)
        /// The account's head is at `seq` now, or further; told once for any number of entries.
        case accountChanged(AccountID, seq: Int64)
        /// What happened meanwhile is too much to tell, or the cursor is none of these books: read anew
        /// whatever was read before.
        case resync
    }

    package let kind: Kind
    /// Who goes on from here is told all that follows this event, and nothing twice.
    package let cursor: EventCursor

    package init(_ kind: Kind, _ cursor: EventCursor) {
        self.kind = kind
        self.cursor = cursor
    }
}
