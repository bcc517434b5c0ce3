extension Rule {
    /// What is not written.
    static let wording: [Rule] = [
        Rule(
            "nothing is left over: no marks of work to come",
            caught: leftovers.map { ("Sources/A/A.swift", "// \($0): later") } + [
                ("migrations/1.sql", "-- \(leftovers[0])")
            ],
            passed: [("Sources/A/A.swift", "let toDo = 1\nlet hackathon = 2")]
        ) { file in
            guard let marks = try? Regex("\\b(\(leftovers.joined(separator: "|")))\\b") else { return [] }
            return file.findings(of: marks, in: \.lines, "a leftover")
        },

        Rule(
            "no floating point near money",
            caught: [
                ("Sources/Ledger/A.swift", "let a: Double = 1"), ("Sources/LedgerStore/A.swift", "Float(a)"),
                ("Sources/Methods/A.swift", "Decimal(a)"), ("Sources/Ledger/A.swift", "let rate = 0.5"),
                ("Sources/Methods/A.swift", "case .real(let number): a"),
            ],
            passed: [
                ("Sources/Ledger/A.swift", "// exact even in a Double\nlet a = \"0.5\"\nlet b = 1...5"),
                ("Sources/HTTPAPI/A.swift", "let seconds: Double = 0.5"),
            ]
        ) { file in
            guard file.isSource, ["Ledger", "LedgerStore", "Methods"].contains(file.target) else { return [] }
            let types = /\b(Double|Float|Float16|Float32|Float64|Float80|CGFloat|Decimal)\b/
            return file.findings(of: types, "floating point")
                + file.findings(of: /\b\d[\d_]*\.\d|\.real\b/, "floating point")
        },
    ]

    /// Put together here, so that this file holds none.
    private static let leftovers = [["TO", "DO"], ["FIX", "ME"], ["HA", "CK"], ["WI", "P"]].map {
        $0.joined()
    }
}
