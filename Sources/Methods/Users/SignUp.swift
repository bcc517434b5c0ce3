package import Identity
package import JSON
import Ledger
import LedgerStore
import PostgreSQL

/// `user.signup`: a new client with three accounts and the deposit, all in one database transaction.
package enum SignUp: Method {
    package static let description = MethodDescription(
        "user.signup", "Become a client: three accounts, and 100.00 USD on the first.",
        detail: "Opens accounts in USD, CNY and EUR and books a deposit of 100.00 USD. Log in afterwards.",
        access: .anybody, isSafe: false, failures: [.emailTaken, .rateLimited],
        example: MethodExample(
            params: [
                "email": "ann@example.com", "name": "Ann Kowalski", "password": "a long sentence is best",
            ],
            result: UserView.example))

    package struct Params: Sendable {
        package let email: EmailAddress
        package let name: PersonName
        package let password: Password

        package init(email: EmailAddress, name: PersonName, password: Password) {
            self.email = email
            self.name = name
            self.password = password
        }
    }

    package static let params = Schema<Params>.object(
        "SignUpParams",
        .required("email", .email, \.email, "ASCII; upper and lower case are the same"),
        .required("name", .personName, \.name, "As others may know you; they see it shortened"),
        .required("password", .newPassword, \.password, "8 to 256 characters; common passwords are refused"),
        make: Params.init
    ).checked { params throws(SchemaRefusal) in
        guard !params.password.repeats(params.email) else {
            throw SchemaRefusal("same_as_email", PasswordFault.sameAsEmail.detail, member: "password")
        }
    }
    package static let answer = UserView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> UserView {
        let services = call.services
        try call.honour(try await services.identity.limits.countSignUp(from: call.client.address))
        guard try await !services.identity.users.isTaken(params.email) else { throw IdentityError.emailTaken }
        let hash = try await hash(params.password, call)
        let terms = try await ReadTerms.run(in: services.pool)
        let stamp = services.stamps.next()
        let newUser = NewUser(
            email: params.email, name: params.name, passwordHash: hash, createdAt: stamp.time)
        let id = try await services.pool.transaction { transaction in
            let id = try Users.insert(newUser, in: transaction)
            try OpenAccounts.run(for: id, stamp: stamp, terms: terms, in: transaction)
            try AuditTrail.record(
                AuditEvent(.signedUp, userID: id, client: call.client), at: stamp.time, in: transaction)
            return id
        }
        return try await UserView.read(id, call)
    }

    /// An attempt that finds no thread for its password is not counted: it was not served.
    private static func hash(_ password: Password, _ call: Call) async throws -> PasswordHash {
        let identity = call.services.identity
        do {
            return try await identity.hasher.hash(password)
        } catch {
            await identity.limits.takeBackSignUp(from: call.client.address)
            throw error
        }
    }
}

extension UserView {
    /// The client and their accounts as they stand.
    static func read(_ id: UserID, _ call: Call) async throws -> UserView {
        guard let user = try await call.services.identity.users.find(id) else { throw Failure(.notFound) }
        return UserView(user, accounts: try await ReadAccounts.of(id, from: call.services.pool))
    }
}
