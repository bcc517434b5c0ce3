import Ledger
import PostgreSQL

/// Books money from the house to a client's account, once for its key.
enum BookDeposit {
    /// What was booked under the operator's key, on whoever's account.
    static let recorded = Statement(
        "deposit_by_key",
        """
        SELECT \(TransferRow.columns)
        FROM ledger.deposit d
        JOIN ledger.transfer t ON t.user_id = d.transfer_user_id AND t.transfer_id = d.transfer_id
        WHERE d.user_id = 0 AND d.key = $1
        """, row: TransferRow.read)

    static let record = Statement<Void>(
        "record_deposit",
        "INSERT INTO ledger.deposit (key, transfer_user_id, transfer_id) VALUES ($1, $2, $3)")

    /// One try, in the caller's transaction. `underLock` takes the account's row first.
    ///
    /// Throws `DepositFault` for what the books do not take, and what `isLostToAnotherTransaction` holds for
    /// when the account moved meanwhile; of two at once under one key the second is refused by the key's own
    /// row.
    static func run(
        _ order: DepositOrder, stamp: TransferStamp, underLock: Bool, in transaction: borrowing Transaction
    ) throws -> BookedDeposit {
        let (found, booked, current) = try transaction.pipeline(
            ReadBooks.heads(of: [order.account], underLock: underLock),
            recorded(.text(order.key.text)), CurrentTerms.now())
        if let transfer = booked.rows.first {
            if let field = order.difference(from: transfer) { throw DepositFault.keyReused(field: field) }
            return BookedDeposit(transfer: transfer, isReplayed: true)
        }
        guard let head = found.rows.first(where: { $0.account == order.account })?.head else {
            throw DepositFault.accountUnknown
        }
        guard head.balance <= AccountHead.balanceMax - order.amount.minorUnits else {
            throw DepositFault.balanceTooLarge
        }
        let position = EntryPosition(
            seq: head.seq + 1, balanceAfter: head.balance + order.amount.minorUnits)
        let transfer = Transfer.deposit(
            Money(minorUnits: order.amount.minorUnits, currency: head.currency), on: order.account, position,
            key: .deposit(order.key), memo: order.memo, stamp,
            try CurrentTerms.assemble(current.rows))
        let entry = Entry(
            account: transfer.to.account, position: position, amount: order.amount.minorUnits,
            transferUser: transfer.user, transfer: transfer.id)
        _ = try transaction.pipeline(
            WriteBatch.transfers(of: [transfer]), WriteBatch.entries(of: [entry]),
            record(.text(order.key.text), .user(transfer.user), .uuid(transfer.id.bits)))
        return BookedDeposit(transfer: transfer, isReplayed: false)
    }
}
