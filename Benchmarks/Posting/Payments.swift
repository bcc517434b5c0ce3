import Ledger

/// Makes the transfers that one task hands in: the mix of `wrk/transfers.lua`, all of a submission from one
/// client, as in an RPC batch.
struct Payments {
    private let clients: Range<Int64>
    private let batch: Int
    private let keyBegin: String
    private var keysMade = 0
    private var random = SystemRandomNumberGenerator()

    init(_ plan: Plan) {
        clients = plan.firstClient..<(plan.firstClient + plan.clients)
        batch = plan.batch
        keyBegin = String(UInt64.random(in: .min ... .max), radix: 36)
    }

    mutating func next() -> Submission {
        let payer = Int64.random(in: clients, using: &random)
        return Submission((0..<batch).map { _ in request(from: payer) })
    }

    private mutating func request(from payer: Int64) -> TransferRequest {
        var payee = Int64.random(in: clients.dropLast(), using: &random)
        if payee >= payer { payee += 1 }
        let currency: Currency = Int.random(in: 1...10, using: &random) == 1 ? .eur : .usd
        keysMade += 1
        // As long as a UUID.
        let number = String(keysMade)
        let filling = String(repeating: "0", count: 36 - keyBegin.utf8.count - number.utf8.count)
        guard let user = UserID(payer), let other = UserID(payee),
            let amount = Amount(minorUnits: .random(in: 110...999, using: &random)),
            let key = IdempotencyKey(keyBegin + filling + number)
        else { preconditionFailure("a number that the database gave is a client's") }
        return TransferRequest(
            user: user, from: AccountID(owner: user, currency: .usd),
            to: AccountID(owner: other, currency: currency), amount: amount, key: key)
    }
}
