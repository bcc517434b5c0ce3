import Ledger
import PostgreSQL
import TestSupport
import Testing

@testable import Identity

@Suite("Users")
struct UsersTests {
    @Test("are numbered from 1 and found as they signed up")
    func signUp() async throws {
        try await IdentityBench.run { bench in
            let first = try await bench.signUp("Ann@Example.com", name: " Ann Kowalski ")
            let second = try await bench.signUp("bob@example.com", name: "王小明")
            #expect(first == UserID(1) && second == UserID(2))
            let user = try #require(try await bench.identity.users.find(first))
            #expect(
                user.id == first && user.email.text == "ann@example.com" && user.name.text == "Ann Kowalski")
            #expect(user.createdAt == bench.clock.now)
            #expect(try await bench.identity.users.find(UserID(3)!) == nil)
            #expect(try await bench.identity.users.find(.house) == nil)
        }
    }

    @Test("give their names many at a time, only those that exist")
    func names() async throws {
        try await IdentityBench.run { bench in
            let ann = try await bench.signUp("ann@example.com", name: "Ann Kowalski")
            let bob = try await bench.signUp("bob@example.com", name: "Bob")
            let names = try await bench.identity.users.names(of: [ann, bob, ann, UserID(99)!])
            #expect(names.mapValues(\.masked) == [ann: "Ann K.", bob: "B•••"])
            #expect(try await bench.identity.users.names(of: []).isEmpty)
            let beyondOne = (1...2 * Users.namesMax + 1).map { UserID(Int64($0))! }
            #expect(try await bench.identity.users.names(of: beyondOne).count == 2)
        }
    }

    @Test("share no e-mail, in whatever case it is written, and the refusal changes nothing")
    func emailTaken() async throws {
        try await IdentityBench.run { bench in
            try await bench.signUp("ann@example.com")
            #expect(try await bench.identity.users.isTaken(EmailAddress("ANN@example.com")))
            #expect(try await !bench.identity.users.isTaken(EmailAddress("bob@example.com")))
            await #expect(throws: IdentityError.emailTaken) {
                try await bench.signUp("ANN@EXAMPLE.COM", name: "Another")
            }
            #expect(try await bench.asOwner("SELECT FROM identity.user") == 1)
            #expect(try await bench.asOwner("SELECT FROM identity.email") == 1)
        }
    }

    @Test("are one when forty sign up at once with one e-mail")
    func race() async throws {
        try await IdentityBench.run { bench in
            let outcomes = await withTaskGroup(of: Result<UserID, any Error>.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            return .success(try await bench.signUp("ann@example.com", name: "Ann \(number)"))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: [Result<UserID, any Error>]()) { $0.append($1) }
            }
            var refused = 0
            for case .failure(let error) in outcomes {
                #expect(error as? IdentityError == .emailTaken)
                refused += 1
            }
            #expect(refused == 39)
            let rows = try await bench.asOwner("SELECT FROM identity.user, identity.email")
            #expect(rows == 1)
        }
    }

    @Test("leave nothing behind when the transaction that made them fails")
    func rollback() async throws {
        struct AccountsFailed: Error {}
        try await IdentityBench.run { bench in
            let hash = try await bench.identity.hasher.hash(Password(presented: "correct horse"))
            let ann = NewUser(
                email: try EmailAddress("ann@example.com"), name: try PersonName("Ann"), passwordHash: hash,
                createdAt: bench.clock.now)
            await #expect(throws: AccountsFailed.self) {
                try await bench.pool.transaction { transaction in
                    _ = try Users.insert(ann, in: transaction)
                    throw AccountsFailed()
                }
            }
            #expect(try await bench.asOwner("SELECT FROM identity.user") == 0)
            #expect(try await bench.asOwner("SELECT FROM identity.email") == 0)
            try await bench.signUp("ann@example.com")
        }
    }

    @Test("can be numbered beyond any number in use, but not beyond what a JavaScript number holds")
    func lastNumber() async throws {
        try await IdentityBench.run { bench in
            try await bench.asOwner("SELECT setval('identity.user_number', 89999999999999)")
            #expect(try await bench.signUp("last@example.com") == UserID(90_000_000_000_000))
            await #expect(throws: PostgreSQLError.self) { try await bench.signUp("beyond@example.com") }
        }
    }
}
