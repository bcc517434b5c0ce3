import HTTPAPI
import Ledger
import LedgerStore
import PostgreSQL
import Synchronization

/// The house's accounts as `/metrics` shows them: as they were when somebody last looked.
final class HouseGauges: Sendable {
    private let pool: ConnectionPool
    private let balances = Mutex<[HouseBalances.Balance]>([])

    init(pool: ConnectionPool) { self.pool = pool }

    /// Looks. What was seen before stays when that fails.
    func refresh() async throws {
        let found = try await HouseBalances.run(in: pool)
        balances.withLock { $0 = found }
    }

    /// Empty until the first look.
    var all: [PrometheusGauge] {
        let balances = balances.withLock { $0 }
        guard !balances.isEmpty else { return [] }
        return balances.map { balance in
            PrometheusGauge(
                "house_balance_minor_units", "What the house holds, in minor units of the currency.",
                labels: [("purpose", balance.purpose.name), ("currency", balance.money.currency.code)],
                balance.money.minorUnits)
        } + [
            PrometheusGauge(
                "house_legs_unfolded", "Legs of the house that are counted behind its checkpoints.",
                balances.reduce(0) { $0 + $1.legsSince })
        ]
    }
}
