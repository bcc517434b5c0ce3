import Identity
import JSON
import JSONRPC
import Ledger
import Methods
import Testing

@Suite("Sessions through the methods")
struct SessionMethodsTests {
    @Test("are listed newest first with what they are recognised by, and the one that asks is marked")
    func list() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let phone = ClientDescription(
                address: ClientAddress("198.51.100.9"), userAgent: "Safari on a phone")
            let other = try await service.services.identity.sessions.start(
                for: ann.id, remember: true, client: phone)
            let items = try #require(
                await service.rpc("session.list", by: ann.caller).result?["items"]?.arrayValue)
            #expect(
                items.map { $0["id"] } == [.string("\(other.session.id)"), .string("\(ann.session.id)")])
            #expect(items.map { $0["current"] } == [false, true])
            #expect(items.map { $0["remembered"] } == [true, false])
            #expect(items.map { $0["user_agent"] } == ["Safari on a phone", .null])
            #expect(items.map { $0["address"] } == ["198.51.100.9", .null])
            #expect(items[0]["last_seen_at"] == items[0]["created_at"])
            #expect(!items.description.contains(other.token.text.dropFirst(2)))
        }
    }

    @Test("fill a page of a hundred; the next one goes on behind it, and the last says that it is")
    func pages() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            var last: SessionID?
            for _ in 0..<ListSessions.pageMax {
                last = try await service.services.identity.sessions.start(for: ann.id, client: .unknown)
                    .session.id
            }
            let first = try #require(await service.rpc("session.list", by: ann.caller).result)
            #expect(first["items"]?.arrayValue?.count == 100 && first["has_more"] == true)
            let next = await service.rpc(
                "session.list", ["cursor": first["next_cursor"] ?? .null], by: ann.caller)
            #expect(next.result?["items"]?.arrayValue?.map { $0["current"] } == [true])
            #expect(next.result?["has_more"] == false && next.result?["next_cursor"] == .null)
            // A hundred and no more are one page.
            let id = try #require(last)
            _ = await service.rpc("session.revoke", ["session_id": .string("\(id)")], by: ann.caller)
            let whole = try #require(await service.rpc("session.list", by: ann.caller).result)
            #expect(whole["items"]?.arrayValue?.count == 100 && whole["has_more"] == false)
        }
    }

    @Test("are ended one by one or all but one, and then open nothing")
    func revoking() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let sessions = service.services.identity.sessions
            var others: [StartedSession] = []
            for _ in 0..<3 { others.append(try await sessions.start(for: ann.id, client: .unknown)) }
            let id: JSON = .string("\(others[0].session.id)")
            let revoked = await service.rpc("session.revoke", [id], by: ann.caller)
            #expect(revoked.result == ["revoked": true])
            #expect(try await sessions.authenticate(others[0].token) == nil)
            let again = await service.rpc("session.revoke", [id], by: ann.caller)
            #expect(again.slug == "not_found" && again.pointers == ["/session_id"])
            #expect(await service.rpc("session.revokeOthers", by: ann.caller).result == ["revoked": 2])
            #expect(await service.rpc("session.revokeOthers", by: ann.caller).result == ["revoked": 0])
            let left = await service.rpc("session.list", by: ann.caller).result?["items"]?.arrayValue
            #expect(left?.map { $0["id"] } == [.string("\(ann.session.id)")])
        }
    }

    @Test("that end themselves lose their cookie, and what stands behind in a batch comes from nobody")
    func revokingItself() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let effects = CallEffects()
            _ = try await RevokeSession.invoke(
                RevokeSession.Params(sessionID: ann.session.id),
                service.call(ann.caller, effects: effects))
            guard case .clear = effects.sessionCookie else {
                Issue.record("the cookie was not cleared")
                return
            }
            let bob = try await service.client("Bob")
            let body = """
                [{"jsonrpc": "2.0", "id": 1, "method": "session.revoke", "params": ["\(bob.session.id)"]},
                 {"jsonrpc": "2.0", "id": 2, "method": "account.list"}]
                """
            let answers = try #require(try await service.body(body, by: bob.caller)?.arrayValue)
            let slugs = answers.map { $0["error"]?["data"]?["slug"]?.stringValue }
            #expect(slugs == [nil, "unauthenticated"])
        }
    }
}
