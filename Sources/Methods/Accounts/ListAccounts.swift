package import JSON
import LedgerStore

/// `account.list`: the caller's accounts in the order of sign-up.
package enum ListAccounts: Method {
    package static let description = MethodDescription(
        "account.list", "Your accounts with their balances: USD, CNY, EUR.", access: .read,
        example: MethodExample(params: [:], result: ["items": AccountView.examples]))

    package struct Answer: Sendable {
        package let items: [AccountView]
    }

    package static let params = Schema<NoParams>.none
    package static let answer = Schema<Answer>.object(
        "AccountList",
        .required("items", .array(of: AccountView.schema, max: 9), \.items, "In the order of sign-up"),
        make: Answer.init)

    package static func run(_: NoParams, _ call: Call) async throws -> Answer {
        Answer(
            items: try await ReadAccounts.of(call.requireUser(), from: call.services.pool).map(
                AccountView.init))
    }
}
