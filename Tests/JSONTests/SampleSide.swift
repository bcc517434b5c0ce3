import JSON

/// A part of a sample, with a title of its own.
struct SampleSide: Equatable, Sendable {
    var accountID: Int64
    var currency: String
    var amount: String

    static let schema = Schema<SampleSide>.object(
        "Side",
        .required("account_id", .integer(min: 1), \.accountID, "The account"),
        .required("currency", .enumeration(["USD", "EUR"]), \.currency, "Its currency"),
        .required("amount", .string(maxScalars: 30), \.amount, "What moved"),
        make: SampleSide.init)
}
