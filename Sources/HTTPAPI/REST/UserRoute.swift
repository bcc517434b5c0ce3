import Hummingbird
import JSON
import Ledger
import Methods
import Web

/// `GET /api/user/<id>/`: a client and their accounts, by the original's names.
struct UserRoute: Sendable {
    let doorkeeper: Doorkeeper

    func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        let (call, id) = try await doorkeeper.ownersCall(for: request, context)
        let user = try await GetUser.answer(to: GetUser.Params(userID: id), call)
        let rates = try await ListRates.answer(to: NoParams(), call)
        return EntityTag.answer(.json, document(user, rates).serialized(), to: request)
    }

    private func document(_ user: UserView, _ rates: ListRates.Answer) -> JSON {
        let perUSD = Dictionary(rates.items.map { ($0.currency, $0.perUSD) }) { first, _ in first }
        var invoices = JSONObject()
        for account in user.accounts {
            invoices[account.currency.code] = invoice(account, perUSD: perUSD[account.currency])
        }
        return [
            "id": .integer(user.id.value), "name": .string(user.name), "email": .string(user.email),
            "created_at": .string(user.createdAt.rfc3339), "invoices": .object(invoices),
        ]
    }

    private func invoice(_ account: AccountView, perUSD: String?) -> JSON {
        [
            "id": .integer(account.id.value), "user_id": .integer(account.userID.value),
            "balance": .string(account.balance),
            "currency": [
                "id": .integer(account.currency.accountNumber), "name": .string(account.currency.code),
                // Units of the currency for one US dollar, as a decimal string: a number could not be exact.
                "rate_usd": perUSD.map(JSON.string) ?? .null,
            ],
            "created_at": .string(account.createdAt.rfc3339),
            "updated_at": .string(account.updatedAt.rfc3339),
        ]
    }
}
