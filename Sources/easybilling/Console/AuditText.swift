import Audit
import Ledger

/// An audit in words.
enum AuditText {
    /// `transfers  1,200,000 of 3,000,000`
    static func line(of progress: AuditProgress) -> String {
        if progress.stage == .ties { return "ties       query \(progress.rows)" }
        let name = progress.stage.rawValue
        let padded = name + String(repeating: " ", count: max(1, 11 - name.count))
        let rows = "\(padded)\(grouped(progress.rows))"
        // The statistics may be older than the rows.
        return progress.rowsExpected > progress.rows
            ? "\(rows) of about \(grouped(progress.rowsExpected))" : rows
    }

    /// What was audited, and the verdict.
    static func lines(of report: AuditReport, after duration: Duration) -> [String] {
        let counts = [AuditStage.accounts, .transfers, .entries].map {
            "\(grouped(report.counts[$0, default: 0])) \($0.rawValue)"
        }
        var lines = ["Read \(counts.joined(separator: ", ")) in \(duration.formatted)."]
        guard report.isClean else { return lines + report.violations.flatMap(Self.lines) }
        for currency in Currency.allCases {
            let house = HouseAccount.Purpose.allCases.map {
                "\($0.name)s \(report.house[$0, default: CurrencySums()].decimalText(currency))"
            }
            lines.append(
                "\(currency.code)  clients \(report.clients.decimalText(currency)), house: "
                    + house.joined(separator: ", "))
        }
        return lines + ["All \(Check.allCases.count) checks hold. The books are in order."]
    }

    private static func lines(of violation: Violation) -> [String] {
        [
            "NOT IN ORDER: \(violation.check.rawValue)", "  \(violation.check.sentence)",
            "  But \(violation.counterExample).",
        ]
    }

    /// `1,234,567`
    private static func grouped(_ number: Int) -> String {
        var groups: [String] = []
        var rest = String(number)[...]
        while rest.count > 3 {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = rest.dropLast(3)
        }
        return ([String(rest)] + groups).joined(separator: ",")
    }
}

extension Duration {
    /// `3.4 s`
    fileprivate var formatted: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
