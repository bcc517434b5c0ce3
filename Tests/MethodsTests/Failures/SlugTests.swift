import Methods
import Testing

@Suite("The kinds of failure")
struct SlugTests {
    /// The contract's table, its two halves one after the other.
    private static let contract: [(String, Int, Int)] = [
        ("parse_error", -32700, 400), ("invalid_request", -32600, 400), ("method_not_found", -32601, 404),
        ("invalid_params", -32602, 400), ("internal", -32603, 500), ("unauthenticated", -32001, 401),
        ("forbidden", -32002, 403), ("not_found", -32003, 404), ("rate_limited", -32005, 429),
        ("request_too_large", -32007, 413), ("batch_too_large", -32010, 400), ("invalid_amount", 1003, 422),
        ("same_account", 1002, 422), ("account_unknown", 1004, 422), ("amount_too_small", 1006, 422),
        ("insufficient_funds", 1001, 422), ("quote_expired", 1005, 409), ("quote_used", 1007, 409),
        ("email_taken", 1008, 409), ("idempotency_mismatch", 1010, 422), ("outcome_unknown", -32011, 503),
        ("overloaded", -32009, 503),
    ]

    @Test("are those of the contract, in its order, with its codes and statuses")
    func table() {
        #expect(Slug.allCases.map(\.rawValue) == Self.contract.map(\.0))
        for (slug, row) in zip(Slug.allCases, Self.contract) {
            #expect((slug.rpcCode, slug.httpStatus) == (row.1, row.2), "\(row.0)")
        }
    }

    @Test("have codes and titles of their own")
    func own() {
        #expect(Set(Slug.allCases.map(\.rpcCode)).count == Slug.allCases.count)
        #expect(Set(Slug.allCases.map(\.title)).count == Slug.allCases.count)
    }

    @Test("may be retried unchanged only where that can help")
    func retryable() {
        let retryable = Slug.allCases.filter(\.isRetryable)
        #expect(retryable == [.internal, .rateLimited, .outcomeUnknown, .overloaded])
    }
}
