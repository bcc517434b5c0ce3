import Ledger
import Methods
import Web

/// A cursor is what a page before has written, to the byte, and belongs to one order.
enum Cursors {
    static func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let cursor = TransferPageCursor(text) else { return }
        precondition(cursor.text.utf8.elementsEqual(text.utf8), "there is one way to write a cursor")
        precondition(cursor.position.amount >= 0, "no transfer has a negative amount")
        precondition(TransferID(cursor.position.id.description) == cursor.position.id, "its row has an id")
        guard let caller = UserID(1) else { return }
        for sort in ["created_at desc", "created_at asc", "amount desc", "amount asc"] {
            do {
                let parameters = try QueryParameters(parsing: "").replacing("sort", with: sort)
                    .replacing("cursor", with: text)
                let query = try TransferQuery(parameters, caller: caller, statuses: [.completed])
                precondition(query.sort == cursor.sort, "a cursor is taken for its own order alone")
            } catch {
                continue
            }
        }
    }
}
