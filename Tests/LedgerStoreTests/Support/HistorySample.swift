import Ledger
import LedgerStore
import TestBank
import TestSupport
import Testing

/// Client 1's history with client 2 and between own accounts, with everything in it that a filter asks for.
///
/// In the order of time: the deposit of 100.00 USD; `out-1`, 10.00 USD with the memo "Lunch 50%"; `own-1`,
/// 20.00 USD to EUR; `in-1`, 5.00 USD received with the memo "обед"; `refused`, 999.00 USD; `out-2`, 5.00 EUR
/// to client 2's CNY; `in-2`, 2.00 EUR received from client 2's USD.
struct HistorySample {
    let bank: Bank
    let ann: UserID
    let bob: UserID
    private(set) var times: [String: Timestamp] = [:]

    static let keys = ["signup:deposit", "out-1", "own-1", "in-1", "refused", "out-2", "in-2"]

    init(at bank: Bank) async throws {
        self.bank = bank
        (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
        try await Overseer.run(as: bank.database.superuserURL) { superuser in
            try await superuser.execute(
                """
                INSERT INTO identity.user (
                    user_id, email, name, masked_name, password_hash, created_at)
                VALUES
                    (1, 'ann@example.com', 'Ann Kowalski', 'Ann K.', '$argon2id$', now()),
                    (2, 'bob@example.com', 'Bob Ström', 'Bob S.', '$argon2id$', now())
                """)
        }
        let requests = [
            try request(ann, .usd, bob, .usd, "10.00", key: "out-1", memo: "Lunch 50%"),
            try request(ann, .usd, ann, .eur, "20.00", key: "own-1"),
            try request(bob, .usd, ann, .usd, "5.00", key: "in-1", memo: "обед"),
            try request(ann, .usd, bob, .usd, "999.00", key: "refused"),
            try request(ann, .eur, bob, .cny, "5.00", key: "out-2"),
            try request(bob, .usd, ann, .eur, "2.23", key: "in-2"),
        ]
        for request in requests {
            let transfer = try #require(try await bank.post(request).transfer)
            times[request.key.text] = transfer.createdAt
        }
    }

    func time(_ key: String) throws -> Timestamp { try #require(times[key]) }

    /// The keys of what client 1 is shown, oldest first.
    func shown(
        _ sort: TransferSort = .oldest, _ change: (inout TransferFilter) throws -> Void
    ) async throws -> [String] {
        var filter = TransferFilter()
        try change(&filter)
        return try await ListTransfers.run(
            for: ann, filter, sort: sort, limit: ListTransfers.limitMax, after: nil, in: bank.pool
        ).items.map(\.transfer.key.text)
    }
}
