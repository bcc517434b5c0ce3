package import JSON
package import Ledger
import LedgerStore

/// `account.get`: one of the caller's accounts.
package enum GetAccount: Method {
    package static let description = MethodDescription(
        "account.get", "One of your accounts.",
        detail: "Somebody else's account and one that does not exist get the same answer.", access: .read,
        failures: [.notFound],
        example: MethodExample(params: ["account_id": 701], result: AccountView.example))

    package struct Params: Sendable {
        package let accountID: AccountID

        package init(accountID: AccountID) { self.accountID = accountID }
    }

    package static let params = Schema<Params>.object(
        "GetAccountParams", .required("account_id", .accountID, \.accountID, "Which one"), make: Params.init)
    package static let answer = AccountView.schema

    package static func run(_ params: Params, _ call: Call) async throws -> AccountView {
        let accounts = try await ReadAccounts.of(call.requireUser(), from: call.services.pool)
        guard let account = accounts.first(where: { $0.id == params.accountID }) else {
            throw Failure(.notFound, "you have no such account", field: "account_id", code: "not_found")
        }
        return AccountView(account)
    }
}
