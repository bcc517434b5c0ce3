import JSON
import Ledger
import Methods

extension TransferView {
    /// The transfer as the original's row of a transaction, and what it did not have.
    ///
    /// The original's `id` was a table's running number. Transfers here have no such number, since none could
    /// be given out without an order of all of them: `id` is the UUID as well.
    var transactionDocument: JSON {
        [
            "id": .string(id.description), "uuid": .string(id.description),
            "invoice_id_from": .integer(from.accountID.value), "invoice_id_to": .integer(to.accountID.value),
            "amount": text(from.amount), "created_at": .string(createdAt.rfc3339),
            // A transfer never changes.
            "updated_at": .string(createdAt.rfc3339), "status": status == .completed ? 0 : -1,
            "fee": text(fee),
            "credited": text(to.amount), "currency_from": text(from.currency?.code),
            "currency_to": text(to.currency?.code), "rate": text(rate), "kind": .string(kind.rawValue),
            "direction": .string(direction.rawValue), "counterparty": text(counterparty?.name),
            "memo": text(memo?.text), "refusal": text(refusal?.rawValue),
            "balances": .object(balancesDocument),
        ]
    }

    private var balancesDocument: JSONObject {
        let sorted = balances.sorted { $0.key < $1.key }
        return JSONObject(uniqueMembers: sorted.map { (name: $0.key.description, value: .string($0.value)) })
    }

    private func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
}
