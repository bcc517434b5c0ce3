import JSON
import JSONRPC
import Ledger
import Methods
import Testing

@Suite("A bad transfer")
struct BadTransferTests {
    /// What is changed in a sound transfer of client 1 to client 2, and what it gets then: kind, and the
    /// parameter to blame.
    private static let table: [(JSONObject, String, String?)] = [
        (["amount": "-1.00"], "invalid_amount", "/amount"), (["amount": "0"], "invalid_amount", "/amount"),
        (["amount": "0.00"], "invalid_amount", "/amount"), (["amount": "1e3"], "invalid_amount", "/amount"),
        (["amount": "1,50"], "invalid_amount", "/amount"), (["amount": "1.005"], "invalid_amount", "/amount"),
        (["amount": " 1"], "invalid_amount", "/amount"), (["amount": ""], "invalid_amount", "/amount"),
        (["amount": "ten"], "invalid_amount", "/amount"),
        (["amount": "90000000000000.01"], "invalid_amount", "/amount"),
        (["amount": "999999999999999"], "invalid_amount", "/amount"),
        (["amount": 1], "invalid_params", "/amount"),
        (["amount": .real(1.5)], "invalid_params", "/amount"),
        (["amount": .null], "invalid_params", "/amount"),
        (["from": 0], "invalid_params", "/from"), (["from": -101], "invalid_params", "/from"),
        (["from": "101"], "invalid_params", "/from"), (["from": .integer(.max)], "invalid_params", "/from"),
        (["to": .integer(.max)], "invalid_params", "/to"), (["to": .real(1.5)], "invalid_params", "/to"),
        (["to": 101], "same_account", "/to"), (["to": 99_901], "account_unknown", nil),
        (["to": 104], "account_unknown", nil), (["to": 1], "account_unknown", nil),
        (["to": 21], "account_unknown", nil),
        (["from": 201, "to": 101], "account_unknown", nil), (["from": 99_901], "account_unknown", nil),
        (["from": 1], "account_unknown", nil),
        (["from": 102, "amount": "0.06"], "amount_too_small", "/amount"),
        (["amount": "99.02"], "insufficient_funds", "/amount"),
        (["amount": "100.00"], "insufficient_funds", "/amount"),
        (["amount": "90000000000000"], "insufficient_funds", "/amount"),
        (["to": 202, "amount": "90000000000000"], "invalid_amount", "/amount"),
        (["idempotency_key": ""], "invalid_params", "/idempotency_key"),
        (["idempotency_key": "a b"], "invalid_params", "/idempotency_key"),
        (["idempotency_key": "signup:deposit"], "invalid_params", "/idempotency_key"),
        (["idempotency_key": 7], "invalid_params", "/idempotency_key"),
        (["memo": ""], "invalid_params", "/memo"), (["memo": "a\nb"], "invalid_params", "/memo"),
        (["memo": .string(String(repeating: "x", count: 141))], "invalid_params", "/memo"),
        (["quote_id": "x"], "invalid_params", "/quote_id"),
        (["quote_id": "019c1400-0000-7000-8000-000000000001"], "not_found", "/quote_id"),
        (["currency": "USD"], "invalid_params", "/currency"),
    ]

    @Test(
        "gets one refusal alone and in lists, with the parameter to blame, and changes nothing"
    )
    func parity() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            #expect(ann.id == UserID(1) && bob.id == UserID(2), "the table names their accounts")
            for (number, (changes, slug, pointer)) in Self.table.enumerated() {
                for (place, atomic) in [nil, false, true].enumerated() {
                    var transfer: JSONObject = [
                        "from": 101, "to": 201, "amount": "1.00",
                        "idempotency_key": .string("k-\(number)-\(place)"),
                    ]
                    for (name, value) in changes { transfer[name] = value }
                    let told = try await Self.failure(of: transfer, atomic: atomic, service, ann)
                    #expect(told["slug"] == .string(slug), "\(changes) \(place)")
                    let pointers = told["fields"]?.arrayValue?.compactMap { $0["pointer"]?.stringValue } ?? []
                    let prefix =
                        atomic == true || (atomic == false && told["wholeList"] == true) ? "/transfers/0" : ""
                    let expected = pointer.map { [prefix + $0] } ?? (prefix.isEmpty ? [] : [prefix])
                    #expect(pointers == expected, "\(changes) \(place)")
                }
            }
            for client in [ann, bob] {
                let accounts = await service.rpc("account.list", by: client.caller)
                #expect(
                    accounts.result?["items"]?.arrayValue?.map { $0["balance"] } == [
                        "100.00", "0.00", "0.00",
                    ])
            }
        }
    }

    @Test("gets all that is wrong with its parameters at once, by name and by position")
    func allFaults() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let named = await service.rpc(
                "transfer.create", ["from": "x", "amount": "-1", "idempotency_key": "", "more": 1],
                by: ann.caller)
            #expect(named.slug == "invalid_params")
            #expect(Set(named.pointers) == ["/from", "/to", "/amount", "/idempotency_key", "/more"])
            let positional = await service.rpc(
                "transfer.create", ["x", 201, "-1", "", .null, .null, 7], by: ann.caller)
            #expect(Set(positional.pointers) == ["/0", "/2", "/3", "/6"])
        }
    }

    @Test("that is too small to convert is told the smallest that works")
    func smallest() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            for (method, params) in [
                ("transfer.create", ["from": 102, "to": 101, "amount": "0.06", "idempotency_key": "k"]),
                ("quote.create", ["from": 102, "to": 101, "amount": "0.06"]),
            ] as [(String, JSON)] {
                let outcome = await service.rpc(method, params, by: ann.caller)
                #expect(outcome.slug == "amount_too_small" && outcome.error?.data?["amount_min"] == "0.07")
            }
        }
    }

    @Test("gets the same refusal from a quote as from the transfer itself")
    func quotes() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            _ = try await service.client("Bob")
            let cases: [(Int64, Int64, String)] = [
                (101, 101, "0.01"), (201, 201, "0.01"), (201, 101, "0.01"), (101, 99_901, "0.01"),
                (99_901, 101, "0.01"),
                (102, 101, "0.06"), (101, 102, "90000000000000"), (101, 1, "0.01"),
            ]
            for (number, (from, to, amount)) in cases.enumerated() {
                let terms: JSONObject = [
                    "from": .integer(from), "to": .integer(to), "amount": .string(amount),
                ]
                var transfer = terms
                transfer["idempotency_key"] = .string("k\(number)")
                let quoted = await service.rpc("quote.create", .object(terms), by: ann.caller)
                let made = await service.rpc("transfer.create", .object(transfer), by: ann.caller)
                #expect(
                    quoted.slug != nil && quoted.slug == made.slug && quoted.pointers == made.pointers,
                    "\(from) \(to)")
            }
        }
    }

    /// The `data` of the failure, alone or as one of a list; `wholeList` marks that the list as such was
    /// refused.
    private static func failure(
        of transfer: JSONObject, atomic: Bool?, _ service: Service, _ client: Client
    ) async throws -> JSON {
        guard let atomic else {
            let outcome = await service.rpc("transfer.create", .object(transfer), by: client.caller)
            return try #require(outcome.error?.data)
        }
        let outcome = await service.rpc(
            "transfer.createMany", ["transfers": [.object(transfer)], "atomic": .bool(atomic)],
            by: client.caller)
        if let item = outcome.result?["items"]?[0]?["error"] { return item }
        var data = try #require(outcome.error?.data?.objectValue)
        data["wholeList"] = true
        return .object(data)
    }
}
