import Identity
import JSON
import JSONRPC
import Ledger
import LedgerStore
import Methods
import Testing

@Suite("Clients through the methods")
struct UserMethodsTests {
    @Test("sign up with three accounts and the deposit, told at once, and log in")
    func signUp() async throws {
        try await Service.run { service in
            let params: JSON = [
                "email": "Ann@Example.com", "name": " Ann Kowalski ", "password": "correct horse battery",
            ]
            let user = try #require(await service.rpc("user.signup", params, by: .nobody).result)
            #expect(user["email"] == "ann@example.com" && user["name"] == "Ann Kowalski" && user["id"] == 1)
            let accounts = try #require(user["accounts"]?.arrayValue)
            #expect(
                accounts.map { $0["id"] } == [101, 102, 103]
                    && accounts.map { $0["currency"] } == ["USD", "CNY", "EUR"])
            #expect(
                accounts.map { $0["balance"] } == ["100.00", "0.00", "0.00"]
                    && accounts.map { $0["seq"] } == [1, 0, 0])
            let logIn = await service.rpc(
                "session.login", ["email": "ann@example.com", "password": "correct horse battery"],
                by: .nobody)
            let token = try #require(logIn.result?["token"]?.stringValue.flatMap(SessionToken.init))
            let session = try #require(try await service.services.identity.sessions.authenticate(token))
            let seen = await service.rpc("user.get", by: .session(session)).result
            #expect(seen == user && logIn.result?["user_id"] == 1)
        }
    }

    @Test("are one when forty sign up at once with one e-mail, and nothing of the others is left")
    func race() async throws {
        try await Service.run { service in
            let slugs = await withTaskGroup { group in
                for number in 0..<40 {
                    group.addTask {
                        await service.rpc(
                            "user.signup",
                            [
                                "email": "ann@example.com", "name": .string("Ann \(number)"),
                                "password": "correct horse battery",
                            ],
                            by: .nobody
                        ).slug
                    }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(slugs.filter { $0 == nil }.count == 1 && slugs.filter { $0 == "email_taken" }.count == 39)
            let balances = try await HouseBalances.run(in: service.services.pool)
            #expect(
                balances.first { $0.account == HouseAccount(.deposit, .usd).id }?.money.minorUnits == -100_00)
        }
    }

    @Test("are refused with every fault of what they typed, which is not repeated")
    func refusals() async throws {
        try await Service.run { service in
            for (changes, pointer) in [
                (["email": "nobody"], "/email"), (["email": 7], "/email"), (["name": ""], "/name"),
                (["name": "\u{202E}x"], "/name"),
                (["password": "short"], "/password"), (["password": "password"], "/password"),
                (["password": "ann@example.com"], "/password"), (["admin": true], "/admin"),
            ] as [(JSONObject, String)] {
                var params: JSONObject = [
                    "email": "ann@example.com", "name": "Ann", "password": "correct horse battery",
                ]
                for (name, value) in changes { params[name] = value }
                let outcome = await service.rpc("user.signup", .object(params), by: .nobody)
                #expect(
                    outcome.slug == "invalid_params" && outcome.pointers == [pointer], "\(changes)")
            }
            let all = await service.rpc("user.signup", ["hunter2!", "", "sesame"], by: .nobody)
            #expect(
                all.pointers == ["/0", "/1", "/2"] && all.error?.json.description.contains("hunter2") == false
            )
        }
    }

    @Test("who log in with a wrong password and who nobody knows get one and the same answer")
    func logIn() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let wrong = await service.rpc(
                "session.login", ["email": .string(ann.email), "password": "wrong"], by: .nobody)
            let unknown = await service.rpc(
                "session.login", ["email": "eve@example.com", "password": "wrong"], by: .nobody)
            #expect(wrong.slug == "unauthenticated" && wrong.error == unknown.error)
        }
    }

    @Test("may have their session in a cookie, of which no token is told, and end it")
    func cookie() async throws {
        try await Service.run { service in
            let ann = try await service.client("Ann")
            let effects = CallEffects()
            let answer = try await LogInMethod.invoke(
                LogInMethod.Params(
                    email: try EmailAddress(ann.email), password: Password(presented: Service.password),
                    cookie: true),
                service.call(.nobody, effects: effects))
            #expect(answer.token == nil)
            guard case .set(let started) = effects.sessionCookie else {
                Issue.record("no cookie was set")
                return
            }
            let session = try #require(
                try await service.services.identity.sessions.authenticate(started.token))
            let leaving = CallEffects()
            let ended = try await LogOut.invoke(NoParams(), service.call(.session(session), effects: leaving))
            #expect(ended.ended)
            guard case .clear = leaving.sessionCookie else {
                Issue.record("the cookie was not cleared")
                return
            }
            #expect(try await service.services.identity.sessions.authenticate(started.token) == nil)
        }
    }

    @Test("learn the rates and the commission without logging in")
    func rates() async throws {
        try await Service.run { service in
            let rates = try #require(await service.rpc("rate.list", by: .nobody).result)
            #expect(rates["fee_basis_points"] == 100 && rates["version"] == 1)
            #expect(rates["items"]?.arrayValue?.map { $0["per_usd"] } == ["1.0", "6.94", "0.9"])
            #expect(await service.rpc("service.ping", by: .nobody).result == ["pong": true])
            #expect(await service.rpc("rpc.discover", by: .nobody).result == Service.openRPC)
        }
    }
}
