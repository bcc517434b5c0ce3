import JSON

/// As large as the largest object of the service, so that lists of members of that length are known to
/// compile.
struct SampleTransfer: Equatable, Sendable {
    var id: SampleID
    var kind: SampleKind
    var status: String
    var refusal: String?
    var from: SampleSide
    var to: SampleSide
    var fee: String?
    var rate: String?
    var quoteID: SampleID?
    var memo: String?
    var direction: String
    var counterparty: String?
    var balances: [Int64: String]
    var idempotencyKey: String?
    var replayed: Bool
    var createdAt: String
    var tags: [String]
    var count: Int

    static let schema = Schema<SampleTransfer>.object(
        "Transfer",
        .required("id", SampleID.schema, \.id, "Its id"),
        .required("kind", .enumeration(SampleKind.allCases), \.kind, "What kind"),
        .required("status", .string(maxScalars: 20), \.status, "How it stands"),
        .optional("refusal", .string(maxScalars: 20), \.refusal, "Why it was refused"),
        .required("from", SampleSide.schema, \.from, "Who pays"),
        .required("to", SampleSide.schema, \.to, "Who is paid"),
        .optional("fee", .string(maxScalars: 30), \.fee, "The fee"),
        .optional("rate", .string(maxScalars: 30), \.rate, "The rate"),
        .optional("quote_id", SampleID.schema, \.quoteID, "The quote"),
        .optional("memo", .string(maxScalars: 140), \.memo, "The memo"),
        .required("direction", .enumeration(["in", "out"]), \.direction, "Which way"),
        .optional("counterparty", .string(maxScalars: 100), \.counterparty, "The other one"),
        .required("balances", balances, \.balances, "What is left"),
        .optional("idempotency_key", .string(maxScalars: 100), \.idempotencyKey, "The key"),
        .defaulted("replayed", .boolean, to: false, \.replayed, "Whether it had happened before"),
        .required("created_at", .string(maxScalars: 30), \.createdAt, "When"),
        .defaulted(
            "tags", .array(of: .string(minScalars: 1, maxScalars: 5), max: 3), to: [], \.tags, "Words"),
        .defaulted("count", .count(0...9), to: 1, \.count, "How many"),
        make: SampleTransfer.init)

    private static let balances = Schema<[Int64: String]>.dictionary(
        keys: accountKey, values: .string(maxScalars: 30), max: 3)

    private static let accountKey = Schema<String>.string(maxScalars: 20).refined(
        { text throws(SchemaRefusal) in
            guard let number = Int64(text) else { throw SchemaRefusal("invalid_key", "must be a number") }
            return number
        },
        encode: { String($0) })

    static let complete = SampleTransfer(
        id: SampleID(digits: "17"), kind: .own, status: "completed", refusal: nil,
        from: SampleSide(accountID: 701, currency: "USD", amount: "12.34"),
        to: SampleSide(accountID: 702, currency: "EUR", amount: "11.30"),
        fee: "0.12", rate: "0.9150", quoteID: nil, memo: "Lunch", direction: "out", counterparty: "Ann K.",
        balances: [702: "11.30", 701: "89.90"], idempotencyKey: "01J9ZK3V5T8Q", replayed: false,
        createdAt: "2026-01-31T12:00:00.123Z", tags: ["food"], count: 1)
}
