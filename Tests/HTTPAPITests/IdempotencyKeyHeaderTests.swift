import HTTPTypes
import Ledger
import Testing
import Web

@testable import HTTPAPI

@Suite("The header Idempotency-Key")
struct IdempotencyKeyHeaderTests {
    private func read(_ values: String...) -> String? {
        IdempotencyKeyHeader.read(HTTPFields(values.map { HTTPField(name: .idempotencyKey, value: $0) }))
    }

    @Test("is a quoted string or the same without quotes")
    func reads() {
        #expect(read("a-key_1") == "a-key_1")
        #expect(read("\"a-key_1\"") == "a-key_1")
        #expect(read() == nil)
    }

    @Test(
        "is no key when it is anything else",
        arguments: [
            "", "\"", "\"\"", "\"open", "open\"", "\"a\\\"b\"", "\"a\\\\b\"", "\"a\";p=1", ":YQ==:", "a, b",
            "\"a\", \"a\"",
            "'a'", "\"\"a\"\"",
        ])
    func refuses(value: String) throws {
        #expect(IdempotencyKey(try #require(read(value))) == nil)
    }

    @Test("is no key when it comes twice, be it the same")
    func twice() throws {
        #expect(IdempotencyKey(try #require(read("a", "a"))) == nil)
        #expect(IdempotencyKey(try #require(read("\"a\"", "\"a\""))) == nil)
    }
}
