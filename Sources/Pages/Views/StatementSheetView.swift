import Ledger

/// The printed part of a statement: whose, of when, what was there, what happened, what is there.
struct StatementSheetView: Sendable {
    struct Line: Sendable {
        let dateText: String
        let timeText: String
        let iso: String
        let address: String
        let title: String
        let detail: String
        let rate: String?
        let memo: String?
        let amount: String
        let tone: String
        let fee: String?
        let balance: String
    }

    let name: String
    let clientNumber: String
    let account: String
    let period: String
    let madeAt: String
    let sums: [SlipLine]
    let opening: String
    let closing: String
    let lines: [Line]
    let isEmpty: Bool

    init(
        _ statement: StatementSummary, of reader: Visitor, account: AccountID, period: StatementPeriod,
        now: Timestamp, words: Words
    ) {
        name = reader.name
        clientNumber = words(.frameClient, ["number": "\(reader.user)"])
        let code = statement.opening.currency.code
        self.account = words(.transferAccountWithCode, ["code": code, "number": "\(account)"])
        self.period = Self.text(of: period, now: now, words: words)
        madeAt = words(.statementMadeAt, ["moment": words.dateAndTime(now)])
        opening = words.money(statement.opening)
        closing = words.money(statement.closing)
        sums = [
            SlipLine(words(.statementOpening), words.money(statement.opening)),
            SlipLine(words(.statementCredited), words.change(statement.credited, isCredit: true)),
            SlipLine(words(.statementDebited), words.change(statement.debited, isCredit: false)),
            SlipLine(words(.statementFees), words.money(statement.fees), style: "quiet"),
            SlipLine(words(.statementClosing), words.money(statement.closing), style: "total"),
        ]
        lines = statement.lines.map { Self.line($0, reader: reader.user, words: words) }
        isEmpty = lines.isEmpty
    }

    private static func text(of period: StatementPeriod, now: Timestamp, words: Words) -> String {
        let last = words.date(period.lastDay ?? now)
        guard let start = period.start else { return words(.statementUntil, ["to": last]) }
        return words(.statementPeriod, ["from": words.date(start), "to": last])
    }

    private static func line(_ line: StatementSummary.Line, reader: UserID, words: Words) -> Line {
        let transfer = line.transfer
        let row = TransferRow(transfer, reader: reader, words: words)
        let isCredit = line.amount.minorUnits >= 0
        let size = Money(minorUnits: abs(line.amount.minorUnits), currency: line.amount.currency)
        var rate: String?
        if let text = transfer.rate, let from = transfer.from.money, let to = transfer.to.money {
            rate = words.rate(text, from: from.currency, to: to.currency)
        }
        return Line(
            dateText: words.date(transfer.createdAt), timeText: row.timeText, iso: row.iso,
            address: row.address, title: row.title, detail: row.detail, rate: rate, memo: row.memo,
            amount: words.change(size, isCredit: isCredit), tone: isCredit ? "credit" : "debit",
            fee: line.fee.minorUnits == 0 ? nil : words.money(line.fee), balance: words.money(line.balance))
    }
}
