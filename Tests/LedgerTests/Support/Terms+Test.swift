import Ledger
import TestRandom

extension Terms {
    /// The rates and the commission that the books start with.
    static let standard = Terms(rates: .standard, fee: .standard)

    /// Any rates at all within the bounds, and any commission.
    static func any(using random: inout SeededRandom) -> Terms {
        let perUSD = Dictionary(
            uniqueKeysWithValues: Currency.allCases.map { ($0, random.magnitude(upTo: RateTable.rateMax)) })
        guard let rates = RateTable(version: 7, effectiveFrom: .sample, perUSD: perUSD),
            let fee = FeePolicy(
                version: 9, basisPoints: .random(in: 0...FeePolicy.basisPointsMax, using: &random))
        else { preconditionFailure("rates and commission are drawn within their bounds") }
        return Terms(rates: rates, fee: fee)
    }
}

extension RateTable {
    /// 1 USD = 6.94 CNY = 0.90 EUR
    static let standard: RateTable = {
        let table = RateTable(
            version: 1, effectiveFrom: .sample,
            perUSD: [.usd: 100_000_000, .cny: 694_000_000, .eur: 90_000_000])
        guard let table else { preconditionFailure("the sample rates are within their bounds") }
        return table
    }()
}

extension FeePolicy {
    /// One per cent.
    static let standard: FeePolicy = {
        guard let fee = FeePolicy(version: 1, basisPoints: 100) else {
            preconditionFailure("one per cent is within the bounds")
        }
        return fee
    }()
}

extension Timestamp {
    /// 2026-01-31 12:00 UTC
    static let sample = Timestamp(microsecondsSince1970: 1_769_860_800_000_000)
}
