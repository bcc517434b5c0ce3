import JSON
import JSONRPC
import Ledger
import Methods
import Testing

@Suite("Transfers through the methods")
struct TransferMethodsTests {
    @Test("are told to the payer with everything, to the payee without fee, key and the payer's balance")
    func views() async throws {
        try await Service.run { service in
            let (ann, bob) = (
                try await service.client("Ann", named: "Ann Kowalski"),
                try await service.client("Bob", named: "Bob Ström")
            )
            let made = await service.rpc(
                "transfer.create",
                ["from": 101, "to": 202, "amount": "10.00", "idempotency_key": "k", "memo": "lunch"],
                by: ann.caller)
            let sent = try #require(made.result)
            #expect(sent["from"] == ["account_id": 101, "currency": "USD", "amount": "10.00"])
            #expect(sent["to"] == ["account_id": 202, "currency": "CNY", "amount": "69.40"])
            #expect(sent["fee"] == "0.10" && sent["rate"] == "6.94" && sent["idempotency_key"] == "k")
            #expect(
                sent["balances"] == ["101": "89.90"] && sent["direction"] == "out"
                    && sent["kind"] == "external")
            #expect(sent["counterparty"] == ["account_id": 202, "name": "Bob S."] && sent["memo"] == "lunch")
            let received = try #require(
                await service.rpc("transfer.get", ["transfer_id": sent["id"] ?? .null], by: bob.caller).result
            )
            #expect(
                received["fee"] == .null && received["idempotency_key"] == .null
                    && received["quote_id"] == .null)
            #expect(received["balances"] == ["202": "69.40"] && received["direction"] == "in")
            #expect(
                received["counterparty"] == ["account_id": 101, "name": "Ann K."]
                    && received["memo"] == "lunch")
            #expect(!received.description.contains("89.90") && !received.description.contains("0.10"))
        }
    }

    @Test("are the same wherever they are read: alone, by key, in the list and in the statement")
    func sameEverywhere() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let made = try #require(
                await service.rpc(
                    "transfer.create", ["from": 101, "to": 103, "amount": "10.00", "idempotency_key": "k"],
                    by: ann.caller
                ).result)
            #expect(made["balances"] == ["101": "90.00", "103": "9.00"] && made["counterparty"] == .null)
            let byID = await service.rpc("transfer.get", ["transfer_id": made["id"] ?? .null], by: ann.caller)
                .result
            let byKey = await service.rpc("transfer.resolve", ["idempotency_key": "k"], by: ann.caller).result
            let list = await service.rpc("transfer.list", ["limit": 1], by: ann.caller).result
            let statement = await service.rpc("statement.get", ["account_id": 101], by: ann.caller).result
            #expect(byID == made && byKey?["transfer"] == made && byKey?["status"] == "completed")
            #expect(list?["items"]?[0] == made && list?["has_more"] == true)
            #expect(statement?["lines"]?[1]?["transfer"] == made)
            #expect(statement?["opening"] == "0.00" && statement?["closing"] == "90.00")
        }
    }

    @Test("that were refused are resolved as refused, and those that nobody knows as unknown so far")
    func resolve() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let refused = await service.rpc(
                "transfer.create", ["from": 101, "to": 103, "amount": "500.00", "idempotency_key": "no"],
                by: ann.caller)
            #expect(refused.slug == "insufficient_funds" && refused.error?.data?["replayed"] == false)
            let again = await service.rpc(
                "transfer.create", ["from": 101, "to": 103, "amount": "500.00", "idempotency_key": "no"],
                by: ann.caller)
            #expect(again.error?.data?["replayed"] == true)
            #expect(again.error?.data?["transfer_id"] == refused.error?.data?["transfer_id"])
            let found = await service.rpc("transfer.resolve", ["idempotency_key": "no"], by: ann.caller)
                .result
            #expect(found?["status"] == "refused" && found?["transfer"]?["refusal"] == "insufficient_funds")
            #expect(found?["transfer"]?["id"] == refused.error?.data?["transfer_id"])
            let unknown = await service.rpc("transfer.resolve", ["idempotency_key": "other"], by: ann.caller)
                .result
            #expect(unknown == ["status": "unknown", "transfer": .null])
        }
    }

    @Test("in a list are each made or refused on their own, or all or none, in their order")
    func lists() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            func list(_ prefix: String, atomic: Bool) -> JSON {
                let transfers = ["60.00", "50.00", "40.00"].enumerated().map { number, amount -> JSON in
                    [
                        "from": 101, "to": 103, "amount": .string(amount),
                        "idempotency_key": .string("\(prefix)\(number)"),
                    ]
                }
                return ["transfers": .array(transfers), "atomic": .bool(atomic)]
            }
            let none = await service.rpc("transfer.createMany", list("all", atomic: true), by: ann.caller)
            #expect(none.slug == "insufficient_funds" && none.pointers == ["/transfers/1/amount"])
            #expect(
                await service.rpc("transfer.resolve", ["idempotency_key": "all0"], by: ann.caller).result?[
                    "status"] == "unknown")
            let some = try #require(
                await service.rpc("transfer.createMany", list("each", atomic: false), by: ann.caller).result?[
                    "items"]?.arrayValue)
            #expect(some.map { $0["error"]?["slug"]?.stringValue } == [nil, "insufficient_funds", nil])
            #expect(some.map { $0["transfer"]?["from"]?["amount"]?.stringValue } == ["60.00", nil, "40.00"])
            let empty = await service.rpc("transfer.createMany", ["transfers": []], by: ann.caller)
            #expect(empty.slug == "invalid_params" && empty.codes == ["too_few_items"])
        }
    }

    @Test("at a quoted price are made once, before it expires, for what was quoted")
    func quoted() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            _ = try await service.client("Bob", named: "Bob Ström")
            let quote = try #require(
                await service.rpc("quote.create", ["from": 101, "to": 202, "credit": "7.00"], by: ann.caller)
                    .result)
            #expect(quote["amount"] == "1.01" && quote["fee"] == "0.02" && quote["total"] == "1.03")
            #expect(quote["credited"] == "7.00" && quote["rate"] == "6.94")
            #expect(quote["payee"] == ["account_id": 202, "currency": "CNY", "name": "Bob S."])
            func pay(_ key: String, _ amount: String) async -> RPCOutcome {
                await service.rpc(
                    "transfer.create",
                    [
                        "from": 101, "to": 202, "amount": .string(amount), "idempotency_key": .string(key),
                        "quote_id": quote["quote_id"] ?? .null,
                    ], by: ann.caller)
            }
            let other = await pay("other", "1.00")
            #expect(
                other.slug == "invalid_params" && other.pointers == ["/amount"]
                    && other.codes == ["quote_mismatch"])
            let made = await pay("k", "1.01")
            #expect(made.result?["to"]?["amount"] == "7.00" && made.result?["quote_id"] == quote["quote_id"])
            #expect(await pay("again", "1.01").slug == "quote_used")
            for params in [
                ["from": 101, "to": 202], ["from": 101, "to": 202, "amount": "1", "credit": "1"],
            ] as [JSON] {
                let neither = await service.rpc("quote.create", params, by: ann.caller)
                #expect(neither.slug == "invalid_params" && neither.pointers == ["/amount"])
            }
        }
    }

    @Test("are listed page by page with a cursor that goes with its sort, and filtered")
    func listing() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            for number in 0..<5 {
                let made = await service.rpc(
                    "transfer.create",
                    ["from": 101, "to": 103, "amount": "1.00", "idempotency_key": .string("k\(number)")],
                    by: ann.caller)
                #expect(made.error == nil)
            }
            for sort in ["created_at desc", "created_at asc", "amount desc", "amount asc"] {
                var (keys, cursor): ([String], JSON) = ([], .null)
                repeat {
                    let page = try #require(
                        await service.rpc(
                            "transfer.list", ["sort": .string(sort), "limit": 2, "cursor": cursor],
                            by: ann.caller
                        ).result)
                    keys += page["items"]?.arrayValue?.compactMap { $0["idempotency_key"]?.stringValue } ?? []
                    cursor = page["next_cursor"] ?? .null
                    #expect(page["has_more"] == .bool(cursor != .null))
                } while cursor != .null && keys.count < 20
                #expect(Set(keys).count == 6 && keys.count == 6, "\(sort)")
            }
            let first = await service.rpc("transfer.list", ["limit": 2], by: ann.caller).result
            let otherSort = await service.rpc(
                "transfer.list", ["sort": "amount asc", "cursor": first?["next_cursor"] ?? .null],
                by: ann.caller)
            #expect(otherSort.slug == "invalid_params" && otherSort.pointers == ["/cursor"])
            let deposits = await service.rpc("transfer.list", [["kind": "deposit"]], by: ann.caller).result
            #expect(deposits?["items"]?.arrayValue?.map { $0["kind"] } == ["deposit"])
            for (filter, pointer) in [
                (["kind": "gift"], "/filter/kind"), (["account_id": []], "/filter/account_id"),
                (["amount_min": "-1"], "/filter/amount_min"),
                (["created_from": "yesterday"], "/filter/created_from"),
                (["text": ""], "/filter/text"), (["colour": "red"], "/filter/colour"),
            ] as [(JSON, String)] {
                #expect(
                    await service.rpc("transfer.list", ["filter": filter], by: ann.caller).pointers == [
                        pointer
                    ])
            }
            for limit in [0, 201, -1] as [JSON] {
                #expect(
                    await service.rpc("transfer.list", ["limit": limit], by: ann.caller).pointers == [
                        "/limit"
                    ])
            }
        }
    }
}
