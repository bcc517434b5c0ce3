extension Rule {
    /// What keeps the books' statements such that the same schema spreads over machines by `user_id`:
    /// docs/scaling.md.
    static let spreading: [Rule] = [
        Rule(
            "the books' statements take no lock of their own and rely on no session",
            caught: [
                ("Sources/LedgerStore/A.swift", "\"SELECT 1 FROM ledger.account FOR UPDATE\""),
                ("Sources/LedgerStore/A.swift", "\"\"\"\nORDER BY a LIMIT 2\nFOR NO KEY UPDATE\n\"\"\""),
                ("Sources/LedgerStore/A.swift", "\"SELECT pg_advisory_xact_lock(1)\""),
                ("Sources/LedgerStore/A.swift", "\"CREATE TEMP TABLE a (b bigint)\""),
                ("Sources/LedgerStore/A.swift", "\"LISTEN transfers\""),
                ("Sources/LedgerStore/A.swift", "\"SET LOCAL work_mem = '1GB'\""),
                ("Sources/LedgerStore/A.swift", "\"LOCK TABLE ledger.account\""),
                ("Sources/LedgerStore/A.swift", "\"DECLARE a CURSOR FOR SELECT 1\""),
            ],
            passed: [
                ("Sources/LedgerStore/A.swift", "\"UPDATE ledger.account a SET balance = 1\""),
                ("Sources/LedgerStore/A.swift", "/// Not by `SELECT … FOR UPDATE`."),
                ("Sources/Migrations/A.swift", "\"SELECT pg_try_advisory_lock(1)\""),
                ("Sources/Audit/A.swift", "\"SET LOCAL work_mem = '64MB'\""),
            ],
            exceptions: [
                "Sources/LedgerStore/House/FoldHouse.swift":
                    "takes one row of the house's, which no transfer touches, and waits for nobody"
            ]
        ) { file in
            guard file.isSource, file.target == "LedgerStore" else { return [] }
            let lock = /\bFOR (NO KEY )?UPDATE\b|\bFOR (KEY )?SHARE\b|\bLOCK TABLE\b|\bpg_(try_)?advisory/
            let session =
                /\bTEMP(ORARY)?\b|\b(UN)?LISTEN\b|\bSET (LOCAL|SESSION)\b|\bset_config\b|\bCURSOR\b/
            let found =
                file.findings(of: lock, in: \.lines, "a lock")
                + file.findings(of: session, in: \.lines, "a session's state")
            return found.filter { finding in
                !file.lines[finding.line - 1].drop(while: \.isWhitespace).hasPrefix("//")
            }
        },

        Rule(
            "what writes to clients' books names their user_id, and is set-based or one row",
            caught: [
                ("Sources/LedgerStore/A.swift", "\"DELETE FROM ledger.quote WHERE user_id = $1\""),
                (
                    "Sources/LedgerStore/A.swift",
                    "\"UPDATE ledger.account SET balance = $1 WHERE account_id = $2\""
                ),
                (
                    "Sources/LedgerStore/A.swift",
                    "\"UPDATE ledger.account SET seq = 1 FROM ledger.entry e WHERE e.user_id = 1\""
                ),
                ("Sources/LedgerStore/A.swift", "\"INSERT INTO ledger.quote (quote_id) VALUES ($1)\""),
                (
                    "Sources/LedgerStore/A.swift",
                    "\"INSERT INTO ledger.quote (user_id) VALUES ($1), ($2)\""
                ),
                (
                    "Sources/LedgerStore/A.swift",
                    "\"\"\"\nINSERT INTO ledger.entry (user_id)\nSELECT user_id FROM ledger.account\n\"\"\""
                ),
            ],
            passed: [
                (
                    "Sources/LedgerStore/A.swift",
                    """
                    \"\"\"
                    UPDATE ledger.account a SET seq = n.seq
                    FROM unnest($1::bigint[]) AS n (user_id)
                    WHERE a.user_id = n.user_id
                    \"\"\"
                    """
                ),
                (
                    "Sources/LedgerStore/A.swift",
                    "\"INSERT INTO ledger.entry (user_id) SELECT * FROM unnest($1::bigint[])\""
                ),
                ("Sources/LedgerStore/A.swift", "\"INSERT INTO ledger.quote (user_id) VALUES ($1)\""),
                ("Sources/LedgerStore/A.swift", "\"UPDATE ledger.house_checkpoint SET balance = 1\""),
            ],
            exceptions: [
                "Sources/LedgerStore/Quotes/PurgeQuotes.swift":
                    "quotes that nobody used are no journal; it joins by user_id"
            ]
        ) { file in
            guard file.isSource, file.target == "LedgerStore" else { return [] }
            return Writes.findings(in: file)
        },
    ]
}
