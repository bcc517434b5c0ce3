package import JSON
package import Ledger
import LedgerStore

/// `rate.list`: the exchange rates and the commission in force.
package enum ListRates: Method {
    package static let description = MethodDescription(
        "rate.list", "The exchange rates and the commission in force.",
        detail: """
            A transfer takes the rates of the moment in which it is decided, unless it names a quote. \
            Between two currencies that are not the dollar they are divided by one another.
            """,
        access: .anybody,
        example: MethodExample(
            params: [:],
            result: [
                "version": 1, "effective_from": "2020-01-01T00:00:00.000000Z", "fee_basis_points": 100,
                "items": [
                    ["currency": "USD", "name": "US Dollar", "per_usd": "1.0"],
                    ["currency": "CNY", "name": "Yuan Renminbi", "per_usd": "6.94"],
                    ["currency": "EUR", "name": "Euro", "per_usd": "0.9"],
                ],
            ]))

    package struct Rate: Sendable {
        package let currency: Currency
        package let name: String
        /// Units of the currency for one US dollar.
        package let perUSD: String
    }

    package struct Answer: Sendable {
        package let version: Int
        package let effectiveFrom: Timestamp
        package let feeBasisPoints: Int
        package let items: [Rate]
    }

    package static let params = Schema<NoParams>.none
    package static let answer = Schema<Answer>.object(
        "RateList",
        .required("version", .count(1...Int.max), \.version, "Transfers name the version they used"),
        .required("effective_from", .timestamp, \.effectiveFrom, "Since when"),
        .required(
            "fee_basis_points", .count(0...1000), \.feeBasisPoints,
            "Commission on transfers to other clients; 100 are one per cent"),
        .required("items", .array(of: rate, max: 9), \.items, "One a currency"),
        make: Answer.init)

    private static let rate = Schema<Rate>.object(
        "Rate",
        .required("currency", .currency, \.currency, "ISO 4217 code"),
        .required("name", .string(maxScalars: 100), \.name, "ISO 4217 name"),
        .required("per_usd", .rate, \.perUSD, "Units for one US dollar"),
        make: Rate.init)

    package static func run(_: NoParams, _ call: Call) async throws -> Answer {
        let terms = try await ReadTerms.run(in: call.services.pool)
        return Answer(
            version: Int(terms.rates.version), effectiveFrom: terms.rates.effectiveFrom,
            feeBasisPoints: Int(terms.fee.basisPoints),
            items: Currency.allCases.map { currency in
                Rate(
                    currency: currency, name: currency.name,
                    perUSD: terms.rates.conversion(from: .usd, to: currency).decimalText)
            })
    }
}

extension ListRates.Answer {
    /// How one currency is exchanged for another at these rates; `nil` if one of them has no rate.
    package func conversion(from: Currency, to: Currency) -> Conversion? {
        guard let source = scaledRate(from), let destination = scaledRate(to) else { return nil }
        return Conversion(rateFrom: source, rateTo: destination)
    }

    private func scaledRate(_ currency: Currency) -> Int64? {
        items.first { $0.currency == currency }.flatMap { RateTable.scaled(decimalText: $0.perUSD) }
    }
}
