import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Ledger
import Testing
import Web

/// A client of the service in a test.
struct Person: Sendable {
    static let password = "a sentence for tests"

    let service: TestService
    let id: Int64
    let email: String
    let name: String
    let token: String

    /// The number of the account in a currency.
    func account(_ currency: Currency) -> Int64 { id * 100 + currency.accountNumber }

    var headers: HTTPFields { [.authorization: "Bearer \(token)"] }

    func get(_ path: String, headers more: HTTPFields = [:]) async throws -> TestResponse {
        try await service.send(.get, path, headers: headers + more)
    }

    /// Posts a form to the documented route.
    func pay(
        _ form: String, key: String? = nil, headers more: HTTPFields = [:]
    ) async throws -> TestResponse {
        var all = headers + [.contentType: "application/x-www-form-urlencoded"] + more
        all[.idempotencyKey] = key
        return try await service.send(.post, "/api/user/\(id)/transaction/", headers: all, body: form)
    }

    /// A transfer that must succeed; returns its row.
    @discardableResult
    func pay(_ source: Currency, to target: Int64, _ amount: String, memo: String = "") async throws -> JSON {
        let answer = try await pay("from=\(account(source))&to=\(target)&amount=\(amount)&memo=\(memo)")
        #expect(answer.status == .created, "\(answer.text)")
        return try answer.json
    }

    /// Balances by currency, as REST shows them.
    func balances() async throws -> [String] {
        let invoices = try await get("/api/user/\(id)/").json["invoices"]
        return (invoices?.objectValue ?? [:]).compactMap { $0.value["balance"]?.stringValue }
    }

    /// The amounts of a history query's rows.
    func amounts(_ query: String = "") async throws -> [String] {
        let answer = try await get("/api/user/\(id)/transaction/\(query)")
        #expect(answer.status == .ok, "\(answer.text)")
        return (try answer.json.arrayValue ?? []).compactMap { $0["amount"]?.stringValue }
    }
}

func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
    var all = left
    for field in right { all[field.name] = field.value }
    return all
}
