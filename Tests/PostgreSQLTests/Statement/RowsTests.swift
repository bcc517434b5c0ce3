import PostgreSQL
import Testing

/// Arrays of a composite type on their way to the server, and what it says they are.
@Suite("Rows of a composite type")
struct RowsTests {
    static let schema = "CREATE TYPE thing AS (id uuid, number bigint, name text, made timestamptz)"

    static let read = Statement(
        "rows", "SELECT t.id, t.number, t.name, t.made, t::text FROM unnest($1::thing[]) t"
    ) { row throws(PostgreSQLError) in
        Thing(
            id: try row.uuidOrNull(), number: try row.bigintOrNull(), name: try row.textOrNull(),
            made: try row.timestamptzOrNull(), asText: try row.text())
    }

    static let plain = Statement(
        "plain", "SELECT cardinality($1::bigint[])::bigint"
    ) { row throws(PostgreSQLError) in
        try row.bigint()
    }

    struct Thing: Equatable {
        var id: UInt128?
        var number: Int64?
        var name: String?
        var made: Int64?
        var asText = ""

        func write(_ row: inout RowWriter) {
            row.uuid(id)
            row.bigint(number)
            row.text(name)
            row.timestamptz(microsecondsSince1970: made)
        }
    }

    static func rows(_ things: [Thing]) -> Parameter { .rows(things) { thing, row in thing.write(&row) } }

    static let examples = [
        Thing(
            id: 0x0189_3a5c_0000_7000_8000_0000_0000_002a, number: -3, name: "äöü 你好 '\"\\",
            made: 1_769_860_800_000_001,
            asText: #"(01893a5c-0000-7000-8000-00000000002a,-3,"äöü 你好 '""\\","#
                + #""2026-01-31 12:00:00.000001+00")"#),
        Thing(
            id: .max, number: .min, name: "", made: 0,
            asText:
                #"(ffffffff-ffff-ffff-ffff-ffffffffffff,-9223372036854775808,"","1970-01-01 00:00:00+00")"#),
        Thing(asText: "(,,,)"),
    ]

    @Test("come back as they were sent, and mean the same to the server", arguments: [0, 1, 3, 5000])
    func roundTrip(count: Int) async throws {
        try await withPool([Self.read], schema: Self.schema) { pool, _ in
            let things = (0..<count).map { Self.examples[$0 % Self.examples.count] }
            let back = try await pool.query(Self.read(Self.rows(things)))
            #expect(back == things)
        }
    }

    @Test("with other values than the type has are refused by the server, which stays to be asked")
    func otherValues() async throws {
        try await withPool([Self.read], schema: Self.schema) { pool, _ in
            let writers: [@Sendable (Thing, inout RowWriter) -> Void] = [
                { _, row in row.uuid(nil) },
                { thing, row in
                    thing.write(&row)
                    row.bigint(1)
                },
                { thing, row in
                    row.bigint(thing.number)
                    row.uuid(thing.id)
                    row.text(thing.name)
                    row.timestamptz(microsecondsSince1970: thing.made)
                },
            ]
            for write in writers {
                let error = try await failure {
                    try await pool.query(Self.read(.rows(Self.examples, write: write)))
                }
                #expect(error.sqlState?.classCode == "42", "\(error)")
                let back = try await pool.query(Self.read(Self.rows(Self.examples)))
                #expect(back == Self.examples)
            }
        }
    }

    @Test("that cannot be sent are refused before anything is")
    func unsendable() async throws {
        try await withPool([Self.read, Self.plain], schema: Self.schema) { pool, _ in
            let faulty: [Parameter] = [
                Self.rows([Thing(name: "a\0b")]), Self.rows([Thing(made: .min)]),
                Self.rows(Array(repeating: Thing(), count: 100_001)),
            ]
            for parameter in faulty {
                let error = try await failure { try await pool.query(Self.read(parameter)) }
                #expect(error.reason == .invalidParameter && error.position == 1)
            }
            // Where the server wants no rows.
            let error = try await failure { try await pool.query(Self.plain(Self.rows([]))) }
            #expect(error.reason == .invalidParameter)
            let cardinality = try await pool.query(Self.plain(.bigints([1, 2])))
            #expect(cardinality == [2])
        }
    }
}
