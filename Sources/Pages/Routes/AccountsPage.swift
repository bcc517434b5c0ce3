import Hummingbird
import Ledger
import Methods
import Web

/// `GET /user/<id>/`: balances, their worth together, the latest transfers.
struct AccountsPage: Sendable {
    let desk: PageDesk

    /// Transfers shown below the cards.
    private static let latestCount = 6

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let chosen = try request.queryParameters()["total"].flatMap(Currency.init(rawValue:)) ?? .usd
        return try await desk.forReader(request, context) { reader in
            let rates = try await ListRates.invoke(NoParams(), reader.call)
            let latest = try await ListClientTransfers.invoke(
                ListClientTransfers.Params(limit: Self.latestCount), reader.call)
            let now = reader.call.now
            return desk.page(request, reader: reader) { renderer, visit, words in
                renderer.accounts(
                    AccountsView(
                        user: reader.user.id, accounts: reader.accounts,
                        total: rates.worth(of: reader.accounts.map(\.balance), in: chosen),
                        ratesSince: rates.effectiveFrom, latest: latest.items.map(TransferSummary.init),
                        now: now,
                        words: words), for: visit)
            }
        }
    }
}
