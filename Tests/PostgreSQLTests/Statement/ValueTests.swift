import PostgreSQL
import Testing

/// Values on their way to the server and back, compared also with what the server says they are.
@Suite struct ValueTests {
    static let scalars = Statement(
        "scalars",
        """
        WITH v AS (SELECT $1::bool, $2::smallint, $3::integer, $4::bigint, $5::uuid, $6::text, $7::bytea,
            $8::timestamptz)
        SELECT *, v::text FROM v
        """
    ) { row throws(PostgreSQLError) in
        Scalars(
            bool: try row.boolOrNull(), smallint: try row.smallintOrNull(), integer: try row.integerOrNull(),
            bigint: try row.bigintOrNull(), uuid: try row.uuidOrNull(), text: try row.textOrNull(),
            bytea: try row.byteaOrNull(), timestamptz: try row.timestamptzOrNull(), asText: try row.text())
    }

    struct Scalars: Equatable {
        var bool: Bool?
        var smallint: Int16?
        var integer: Int32?
        var bigint: Int64?
        var uuid: UInt128?
        var text: String?
        var bytea: [UInt8]?
        var timestamptz: Int64?
        var asText: String

        var bound: BoundStatement<Scalars> {
            ValueTests.scalars(
                .bool(bool), .smallint(smallint), .integer(integer), .bigint(bigint), .uuid(uuid),
                .text(text),
                .bytea(bytea), .timestamptz(microsecondsSince1970: timestamptz))
        }
    }

    static let examples = [
        Scalars(
            bool: true, smallint: 1, integer: -2, bigint: 3, uuid: 0x0189_3a5c_0000_7000_8000_0000_0000_002a,
            text: "äöü 你好 \u{301}'\"\\", bytea: [0, 1, 255], timestamptz: 1_769_860_800_000_001,
            asText: #"(t,1,-2,3,01893a5c-0000-7000-8000-00000000002a,"#
                + "\"äöü 你好 \u{301}'\"\"\\\\\",\"\\\\x0001ff\",\"2026-01-31 12:00:00.000001+00\")"),
        Scalars(
            bool: false, smallint: .min, integer: .max, bigint: .min, uuid: .max, text: "", bytea: [],
            timestamptz: 0,
            asText: "(f,-32768,2147483647,-9223372036854775808,ffffffff-ffff-ffff-ffff-ffffffffffff,\"\","
                + "\"\\\\x\",\"1970-01-01 00:00:00+00\")"),
        Scalars(asText: "(,,,,,,,)"),
    ]

    @Test("Every scalar type and NULL come back as they were sent, and mean the same to the server")
    func scalarsRoundTrip() async throws {
        try await withPool([Self.scalars]) { pool, _ in
            for example in Self.examples {
                let back = try await pool.query(example.bound)
                #expect(back == [example])
            }
        }
    }

    @Test("Any bigint and any text come back as they were sent")
    func randomRoundTrip() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        let echo = Statement("echo_text", "SELECT $1::bigint, $2::text") { row throws(PostgreSQLError) in
            Pair(number: try row.bigint(), text: try row.text())
        }
        try await withPool([echo]) { pool, _ in
            for _ in 0..<300 {
                let scalars = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                    Unicode.Scalar(UInt32.random(in: 1...0x10ffff, using: &random)) ?? "x"
                }
                var text = ""
                text.unicodeScalars.append(contentsOf: scalars)
                let pair = Pair(number: .random(in: .min ... .max, using: &random), text: text)
                let back = try await pool.query(echo(.bigint(pair.number), .text(text)))
                #expect(back == [pair] && Array(back[0].text.utf8) == Array(text.utf8), "seed \(seed)")
            }
        }
    }

    struct Pair: Equatable {
        let number: Int64
        let text: String
    }

    static let arrays = Statement(
        "arrays",
        """
        SELECT row($1::bigint[], $2::uuid[], $3::text[], $4::bytea[], $5::timestamptz[])::text
        """
    ) { row throws(PostgreSQLError) in try row.text() }

    @Test("Arrays mean to the server what they meant here, with NULL elements, empty and NULL as a whole")
    func arraysAsSent() async throws {
        try await withPool([Self.arrays]) { pool, _ in
            let full = try await pool.query(
                Self.arrays(
                    .bigints([.max, nil]), .uuids([1, nil]),
                    .texts(["a,\"b", nil, ""]), .byteas([[255], nil, []]),
                    .timestamptzs(microsecondsSince1970: [0, nil])))
            #expect(
                full == [
                    #"("{9223372036854775807,NULL}","#
                        + #""{00000000-0000-0000-0000-000000000001,NULL}","{""a,\\""b"",NULL,""""}","#
                        + #""{""\\\\xff"",NULL,""\\\\x""}","{""1970-01-01 00:00:00+00"",NULL}")"#
                ])
            let empty = try await pool.query(
                Self.arrays(
                    .bigints([]), .uuids([]), .texts([]), .byteas([]),
                    .timestamptzs(microsecondsSince1970: [])))
            #expect(empty == ["({},{},{},{},{})"])
            let null = try await pool.query(
                Self.arrays(
                    .bigints(nil), .uuids(nil), .texts(nil), .byteas(nil),
                    .timestamptzs(microsecondsSince1970: nil)))
            #expect(null == ["(,,,,)"])
        }
    }

    @Test("Arrays of values that cannot be NULL encode as those that can")
    func arraysWithoutOptionals() {
        let pairs: [(Parameter, Parameter)] = [
            (.bigints([1, 2]), .bigints([1, 2] as [Int64?])),
            (.uuids([1, 2]), .uuids([1, 2] as [UInt128?])),
            (.texts(["a", ""]), .texts(["a", ""] as [String?])),
            (.byteas([[1], []]), .byteas([[1], []] as [[UInt8]?])),
            (
                .timestamptzs(microsecondsSince1970: [1, 2]),
                .timestamptzs(microsecondsSince1970: [1, 2] as [Int64?])
            ),
        ]
        for (plain, optional) in pairs {
            #expect("\(plain)" == "\(optional)")
        }
    }

    @Test("A set of rows is made from arrays by unnest, and read back as arrays")
    func unnest() async throws {
        let unnest = Statement(
            "unnest",
            """
            SELECT array_agg(id ORDER BY id), array_agg(note ORDER BY id)
            FROM unnest($1::bigint[], $2::text[]) AS item (id, note)
            """
        ) { row throws(PostgreSQLError) in
            (try row.bigints(), try row.texts())
        }
        try await withPool([unnest]) { pool, _ in
            let ids = Array(Int64(1)...1000)
            let back = try await pool.query(unnest(.bigints(ids), .texts(ids.map { "n\($0)" })))
            #expect(back[0].0 == ids)
            #expect(back[0].1 == ids.map { "n\($0)" })
        }
    }
}
