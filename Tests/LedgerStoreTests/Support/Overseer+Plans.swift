import PostgreSQL
import TestBank

extension Overseer {
    /// The plan that the service's connections use for a statement, with what each step gave for these
    /// arguments.
    func plan(of statement: any PreparedStatement, _ arguments: String...) async throws -> Plan {
        try await execute(
            "SET plan_cache_mode = force_generic_plan; DEALLOCATE ALL; PREPARE planned AS \(statement.sql)")
        let arguments = arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))"
        return Plan(
            lines: try await texts(
                "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, COSTS OFF) EXECUTE planned \(arguments)")
        )
    }
}

/// What EXPLAIN said.
struct Plan: CustomStringConvertible {
    let lines: [String]

    var description: String { lines.joined(separator: "\n") }

    func uses(_ index: String) -> Bool {
        lines.contains { $0.contains(" using \(index) ") || $0.contains(" on \(index) ") }
    }

    /// Tables of the books that are read from end to end.
    var scanned: [String] { lines.filter { $0.contains("Seq Scan on") && !$0.contains("never executed") } }

    /// Pages that the statement looked at, in memory or not; the first line that counts them is the whole's.
    var buffers: Int {
        guard let line = lines.first(where: { $0.contains("Buffers: shared") }) else { return 0 }
        return line.matches(of: /(?:hit|read)=(\d+)/).compactMap { Int($0.1) }.reduce(0, +)
    }

    /// The most rows that one step read or gave.
    var rowsMax: Int {
        lines.flatMap { line in
            ["actual rows=", "Rows Removed by Filter: "].compactMap { label in
                line.firstRange(of: label).flatMap { Int(line[$0.upperBound...].prefix { $0.isNumber }) }
            }
        }.max() ?? 0
    }
}
