import JSON
import Testing

@Suite("Writing values by a schema")
struct SchemaEncodingTests {
    @Test("A value is written in the order of the members; what is absent is null; dictionaries are sorted")
    func writesObjects() {
        let expected = """
            {"id":"17","kind":"own","status":"completed","refusal":null,\
            "from":{"account_id":701,"currency":"USD","amount":"12.34"},\
            "to":{"account_id":702,"currency":"EUR","amount":"11.30"},\
            "fee":"0.12","rate":"0.9150","quote_id":null,"memo":"Lunch","direction":"out",\
            "counterparty":"Ann K.",\
            "balances":{"701":"89.90","702":"11.30"},"idempotency_key":"01J9ZK3V5T8Q","replayed":false,\
            "created_at":"2026-01-31T12:00:00.123Z","tags":["food"],"count":1}
            """
        #expect(SampleTransfer.schema.encode(.complete).description == expected)
    }

    @Test("What is written is read back as the same value, by name and by position")
    func roundTrips() throws {
        var transfer = SampleTransfer.complete
        for memo in [nil, "", "\u{0301}~/\"", "x"] {
            for quote in [nil, SampleID(digits: "5")] {
                transfer.memo = memo
                transfer.quoteID = quote
                transfer.replayed.toggle()
                let document = SampleTransfer.schema.encode(transfer)
                #expect(try SampleTransfer.schema.decode(document) == transfer)
                #expect(try SampleTransfer.schema.decode(JSON(parsing: document.serialized())) == transfer)
                let values = document.objectValue?.map(\.value) ?? []
                #expect(try SampleTransfer.schema.decodePositional(values) == transfer)
            }
        }
    }
}
