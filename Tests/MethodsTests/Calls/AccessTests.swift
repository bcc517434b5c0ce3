import Identity
import JSON
import JSONRPC
import Ledger
import Methods
import Testing

/// Who may do what: built from the table, so that a method without a row here fails.
@Suite("Access")
struct AccessTests {
    /// What nobody, another client, and the owner get from a call about the owner's things.
    private struct Row {
        let params: @Sendable (Scene) -> JSON
        let nobody: String?
        let other: String?

        init(
            _ params: @escaping @Sendable (Scene) -> JSON = { _ in [:] }, nobody: String? = "unauthenticated",
            other: String? = nil
        ) {
            self.params = params
            self.nobody = nobody
            self.other = other
        }
    }

    /// The owner, another client, and a transfer of the owner's to a third one.
    private struct Scene {
        let owner: Client
        let other: Client
        let third: Client
        let transfer: JSON
        /// A session of the owner's on another machine, and a key of theirs.
        let session: JSON
        let key: JSON
        var number = 0
        var idempotencyKey: JSON { .string("key-\(number)") }
    }

    private static let rows: [String: Row] = [
        "service.ping": Row(nobody: nil), "rpc.discover": Row(nobody: nil), "rate.list": Row(nobody: nil),
        "user.signup": Row(
            {
                [
                    "email": .string("new\($0.number)@example.com"), "name": "New",
                    "password": "a long enough one",
                ]
            },
            nobody: nil),
        "session.login": Row(
            { ["email": .string($0.owner.email), "password": .string(Service.password)] }, nobody: nil),
        "session.logout": Row(), "session.list": Row(), "session.revokeOthers": Row(),
        "session.revoke": Row({ ["session_id": $0.session] }, other: "not_found"),
        "key.create": Row({ _ in ["name": "k", "scopes": ["read"]] }), "key.list": Row(),
        "key.revoke": Row({ ["key_id": $0.key] }, other: "not_found"),
        "user.get": Row({ ["user_id": .integer($0.owner.id.value)] }, other: "forbidden"),
        "account.list": Row(),
        "account.get": Row({ ["account_id": $0.owner.number(.usd)] }, other: "not_found"),
        "quote.create": Row(
            { ["from": $0.owner.number(.usd), "to": $0.third.number(.usd), "amount": "1.00"] },
            other: "account_unknown"),
        "transfer.create": Row(
            {
                [
                    "from": $0.owner.number(.usd), "to": $0.third.number(.usd), "amount": "1.00",
                    "idempotency_key": $0.idempotencyKey,
                ]
            }, other: "account_unknown"),
        "transfer.createMany": Row(
            {
                let transfer: JSON = [
                    "from": $0.owner.number(.usd), "to": $0.third.number(.usd), "amount": "1.00",
                    "idempotency_key": $0.idempotencyKey,
                ]
                return ["transfers": [transfer], "atomic": true]
            }, other: "account_unknown"),
        "transfer.get": Row({ ["transfer_id": $0.transfer] }, other: "not_found"),
        "transfer.resolve": Row({ _ in ["idempotency_key": "owner-secret-key"] }),
        "transfer.list": Row(),
        "statement.get": Row({ ["account_id": $0.owner.number(.usd)] }, other: "not_found"),
        // A cursor of the owner's tells another client nothing but to look at their own accounts.
        "events.poll": Row({ ["cursor": .string("\($0.owner.account(.usd)):0"), "wait": 0] }),
    ]

    @Test(
        "is what the table says for nobody, another client and the owner, and nothing leaks"
    )
    func matrix() async throws {
        try await Service.run { service in
            var scene = try await Self.scene(service)
            for method in MethodTable.standard.methods {
                let name = method.description.name
                let row = try #require(Self.rows[name], "the method \(name) has no row here")
                for (caller, expected) in [
                    (Caller.nobody, row.nobody), (scene.other.caller, row.other), (scene.owner.caller, nil),
                ] {
                    scene.number += 1
                    let outcome = await service.rpc(name, row.params(scene), by: caller)
                    #expect(
                        outcome.slug == expected, "\(name) by \(caller.userID.map { "\($0)" } ?? "nobody")")
                    guard caller.userID != scene.owner.id, name != "session.login" else { continue }
                    let told = outcome.result?.description ?? outcome.error?.json.description ?? ""
                    #expect(
                        !told.contains("owner-secret") && !told.contains(scene.owner.email),
                        "\(name): \(told)")
                }
                #expect((method.description.access == .anybody) == (row.nobody == nil), "\(name)")
            }
            #expect(Set(Self.rows.keys) == Set(MethodTable.standard.methods.map { $0.description.name }))
        }
    }

    @Test("with an API key is what its scopes name, and nothing at all from a page in a browser")
    func keys() async throws {
        try await Service.run { service in
            var scene = try await Self.scene(service)
            for scopes in [[.read], [.transfer], [.read, .transfer]] as [Set<APIKeyScope>] {
                let key = try await service.program(of: scene.owner, scopes)
                for method in MethodTable.standard.methods {
                    let name = method.description.name
                    let row = try #require(Self.rows[name], "the method \(name) has no row here")
                    let isAllowed =
                        switch method.description.access {
                        case .anybody: true
                        case .read: scopes.contains(.read)
                        case .transfer: scopes.contains(.transfer)
                        case .session: false
                        }
                    scene.number += 1
                    let params = row.params(scene)
                    let inBrowser = await service.rpc(name, params, by: .keyInBrowser(key))
                    #expect(inBrowser.slug == "forbidden", "\(name) in a browser")
                    let outcome = await service.rpc(name, params, by: .key(key))
                    #expect(outcome.slug == (isAllowed ? nil : "forbidden"), "\(name) with \(scopes)")
                }
            }
            // What no key may end is there still.
            let sessions = await service.rpc("session.list", by: scene.owner.caller).result
            #expect(sessions?["items"]?.arrayValue?.contains { $0["id"] == scene.session } == true)
            let keys = await service.rpc("key.list", by: scene.owner.caller).result
            #expect(keys?["items"]?.arrayValue?.contains { $0["id"] == scene.key } == true)
        }
    }

    @Test("with an API key of another client is that client's, whatever the scopes")
    func anothersKey() async throws {
        try await Service.run { service in
            let scene = try await Self.scene(service)
            let key = try await service.program(of: scene.other, [.read, .transfer])
            for method in MethodTable.standard.methods where method.description.access != .session {
                let name = method.description.name
                let row = try #require(Self.rows[name])
                let outcome = await service.rpc(name, row.params(scene), by: .key(key))
                #expect(outcome.slug == row.other, "\(name)")
            }
        }
    }

    @Test("to somebody else's thing and to one that does not exist is refused with one and the same answer")
    func sameAnswer() async throws {
        try await Service.run { service in
            let scene = try await Self.scene(service)
            let (theirs, nobodys) = (scene.owner.number(.usd), JSON.integer(987_654_321_01))
            let mine = scene.other.number(.usd)
            let unknownID: JSON = "019c1400-0000-7000-8000-000000000001"
            let pairs: [(String, JSON, JSON)] = [
                ("account.get", ["account_id": theirs], ["account_id": nobodys]),
                ("statement.get", ["account_id": theirs], ["account_id": nobodys]),
                ("transfer.get", ["transfer_id": scene.transfer], ["transfer_id": unknownID]),
                ("session.revoke", ["session_id": scene.session], ["session_id": unknownID]),
                ("key.revoke", ["key_id": scene.key], ["key_id": unknownID]),
                ("user.get", ["user_id": .integer(scene.owner.id.value)], ["user_id": 987_654_321]),
                (
                    "quote.create", ["from": theirs, "to": mine, "amount": "1.00"],
                    ["from": nobodys, "to": mine, "amount": "1.00"]
                ),
                (
                    "transfer.createMany",
                    [
                        "transfers": [
                            ["from": theirs, "to": mine, "amount": "1.00", "idempotency_key": "a"]
                        ], "atomic": true,
                    ],
                    [
                        "transfers": [
                            ["from": nobodys, "to": mine, "amount": "1.00", "idempotency_key": "a"]
                        ], "atomic": true,
                    ]
                ),
            ]
            for (name, foreign, unknown) in pairs {
                let first = await service.rpc(name, foreign, by: scene.other.caller)
                let second = await service.rpc(name, unknown, by: scene.other.caller)
                #expect(first.error != nil && first.error == second.error, "\(name)")
            }
        }
    }

    @Test("is checked before parameters are looked at: nobody learns what would be wrong with them")
    func accessFirst() async throws {
        try await Service.run { service in
            for method in MethodTable.standard.methods where method.description.access != .anybody {
                let outcome = await service.rpc(method.description.name, ["nonsense": true], by: .nobody)
                #expect(
                    outcome.slug == "unauthenticated" && outcome.pointers.isEmpty,
                    "\(method.description.name)")
            }
        }
    }

    private static func scene(_ service: Service) async throws -> Scene {
        let owner = try await service.client("Owner")
        let (other, third) = (try await service.client("Other"), try await service.client("Third"))
        let made = await service.rpc(
            "transfer.create",
            [
                "from": owner.number(.usd), "to": third.number(.usd), "amount": "1.00",
                "memo": "owner-secret-memo",
                "idempotency_key": "owner-secret-key",
            ], by: owner.caller)
        let elsewhere = try await service.services.identity.sessions.start(for: owner.id, client: .unknown)
        let key = try await service.program(of: owner, [.read])
        return Scene(
            owner: owner, other: other, third: third, transfer: try #require(made.result?["id"]),
            session: .string("\(elsewhere.session.id)"), key: .string("\(key.id)"))
    }
}
