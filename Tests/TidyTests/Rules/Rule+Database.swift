extension Rule {
    /// What the books' SQL does not do.
    static let database: [Rule] = [
        Rule(
            "nothing is announced inside a posting transaction: that would put all commits in one line",
            caught: [
                ("Sources/LedgerStore/A.swift", "let sql = \"NOTIFY transfers\""),
                ("Sources/LedgerStore/A.swift", "let sql = \"SELECT pg_notify('a', 'b')\""),
                ("migrations/1.sql", "PERFORM pg_notify('a', 'b');"), ("migrations/1.sql", "    notify a;"),
            ],
            passed: [
                ("Sources/LedgerStore/A.swift", "func notifyWriter() {}"),
                ("Sources/HTTPAPI/A.swift", "\"NOTIFY a\""),
            ]
        ) { file in
            guard file.path.hasPrefix("Sources/LedgerStore/") || file.path.hasSuffix(".sql") else {
                return []
            }
            let sql = file.path.hasSuffix(".sql")
            return file.findings(of: /\bpg_notify\b|\bNOTIFY\b/, in: \.lines, "NOTIFY")
                + (sql ? file.findings(of: /\bnotify\b/, in: \.lines, "NOTIFY") : [])
        },

        Rule(
            "no money is counted in numeric or floating point",
            caught: [
                ("migrations/1.sql", "    balance numeric(20, 2)"),
                ("migrations/1.sql", "    fee double precision NOT NULL"),
                ("migrations/1.sql", "    amount money"), ("migrations/1.sql", "    amount real,"),
            ],
            passed: [
                ("migrations/1.sql", "    amount bigint, -- div(amount::numeric * 2, 3::numeric) rounds down")
            ]
        ) { file in
            guard file.path.hasSuffix(".sql") else { return [] }
            return file.findings(
                of: /^\s+\w+ (numeric|decimal|real|float[48]?|money|double precision)\b/, in: \.lines,
                "no bigint")
        },

        Rule(
            "a query for many rows has a limit, or names the keys it wants",
            caught: [
                (
                    "Sources/LedgerStore/A.swift",
                    "\"\"\"\nSELECT a FROM ledger.transfer t\nORDER BY t.a\n\"\"\""
                )
            ],
            passed: [
                (
                    "Sources/LedgerStore/A.swift",
                    "\"\"\"\nSELECT a FROM ledger.transfer t\nORDER BY t.a LIMIT $2\n\"\"\""
                )
            ]
        ) { file in
            guard file.isSource, file.target == "LedgerStore" || file.target == "Identity" else { return [] }
            // Whoever wants an order wants a list; the words stand in one of the next lines.
            return file.findings(of: /^\s*ORDER BY\b/, in: \.lines, "a list without a limit").filter {
                finding in
                !file.lines[(finding.line - 1)..<min(finding.line + 1, file.lines.count)].contains {
                    $0.contains("LIMIT") || $0.contains("FETCH FIRST")
                }
            }
        },
    ]
}
