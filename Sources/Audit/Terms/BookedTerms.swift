import Ledger

/// Every version of the rates and of the commission that the books have: what past transfers are priced again
/// with. Versions are made by people, so they are few.
struct BookedTerms {
    private(set) var rates: [Int64: RateTable] = [:]
    private(set) var policies: [Int64: FeePolicy] = [:]

    /// Takes in the rows of `ledger.rate`; returns the versions that are not whole or out of bounds.
    mutating func takeRates(_ rows: [BookedRate]) -> [Int64] {
        var broken: [Int64] = []
        for (version, rows) in Dictionary(grouping: rows, by: \.version) {
            let perUSD = Dictionary(
                rows.compactMap { row in Currency(rawValue: row.currency).map { ($0, row.perUSD) } },
                uniquingKeysWith: { first, _ in first })
            if version > 0, rows.count == Currency.allCases.count, perUSD[.usd] == RateTable.scale,
                let table = RateTable(
                    version: version, effectiveFrom: Timestamp(microsecondsSince1970: 0), perUSD: perUSD)
            {
                rates[version] = table
            } else {
                broken.append(version)
            }
        }
        return broken.sorted()
    }

    /// Takes in the rows of `ledger.fee_policy`; returns the versions out of bounds.
    mutating func takePolicies(_ rows: [BookedPolicy]) -> [Int64] {
        var broken: [Int64] = []
        for row in rows {
            if row.version > 0, policies[row.version] == nil,
                let policy = FeePolicy(version: row.version, basisPoints: row.basisPoints)
            {
                policies[row.version] = policy
            } else {
                broken.append(row.version)
            }
        }
        return broken
    }
}
