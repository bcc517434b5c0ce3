import JSON
import Ledger
import LedgerStore

/// The house's accounts for whoever asks on a terminal.
struct HouseReport: Sendable {
    let balances: [HouseBalances.Balance]

    /// A line an account and the watermark below; numbers stand to the right.
    var table: String {
        let heads = ["account", "purpose", "currency", "balance", "in checkpoint", "legs since"]
        let rows =
            [heads]
            + balances.map { balance in
                [
                    "\(balance.account)", balance.purpose.name, balance.money.currency.code,
                    balance.money.decimalText, balance.checkpoint.decimalText, "\(balance.legsSince)",
                ]
            }
        let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            row.enumerated().map { column, text in
                let blanks = String(repeating: " ", count: widths[column] - text.count)
                // Words to the left, numbers to the right.
                return (1...2).contains(column) ? text + blanks : blanks + text
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n\nIn the checkpoints: what was written below \(watermark)."
    }

    /// The same for a program; sums are decimal strings, as everywhere.
    var document: JSON {
        [
            "accounts": .array(
                balances.map { balance in
                    [
                        "account": .string("\(balance.account)"), "purpose": .string(balance.purpose.name),
                        "currency": .string(balance.money.currency.code),
                        "balance": .string(balance.money.decimalText),
                        "checkpoint": .string(balance.checkpoint.decimalText),
                        "legs_since": .integer(balance.legsSince),
                    ]
                }),
            "folded_below": .string(watermark),
        ]
    }

    private var watermark: String { "\(balances.map(\.foldedBelow).min() ?? 0)" }
}
