import Ledger

/// A transfer as a line of a list: on the accounts page and in the history.
struct TransferRow: Sendable {
    /// A signed amount in its colour's name; the sign says the same as the colour.
    struct Line: Sendable {
        let text: String
        let tone: String
    }

    let address: String
    let icon: String
    let tone: String
    let title: String
    let detail: String
    let memo: String?
    let refusalText: String?
    let lines: [Line]
    let fee: String?
    let balances: [String]
    let dateText: String
    let timeText: String
    let iso: String

    init(_ transfer: TransferSummary, reader: UserID, words: Words) {
        address = PageURL.receipt(reader, transfer.id).text
        title = Self.title(of: transfer, words: words)
        detail = Self.detail(of: transfer, words: words)
        memo = transfer.memo
        icon = Self.icon(of: transfer)
        tone = transfer.refusal == nil ? transfer.direction.rawValue : "refused"
        refusalText = transfer.refusal.map { words.text("refusal.\($0.rawValue)") }
        lines = Self.lines(of: transfer, words: words)
        fee = transfer.refusal == nil ? transfer.fee.map(words.money) : nil
        balances = [transfer.from.balanceAfter, transfer.to.balanceAfter].compactMap { $0 }.map(words.money)
        dateText = words.date(transfer.createdAt)
        timeText = transfer.createdAt.clock
        iso = transfer.createdAt.rfc3339
    }

    static func title(of transfer: TransferSummary, words: Words) -> String {
        switch transfer.direction {
        case _ where transfer.kind == .deposit:
            words(.transferDeposit)
        case .between:
            words(
                .transferBetween,
                [
                    "from": transfer.from.money?.currency.code ?? "\(transfer.from.account)",
                    "to": transfer.to.money?.currency.code ?? "\(transfer.to.account)",
                ])
        case .incoming:
            transfer.counterparty ?? words(.transferAccount, ["number": "\(transfer.from.account)"])
        case .outgoing:
            transfer.counterparty ?? words(.transferAccount, ["number": "\(transfer.to.account)"])
        }
    }

    private static func detail(of transfer: TransferSummary, words: Words) -> String {
        switch transfer.direction {
        case .between: words(.transferOwn)
        case .incoming: words(.transferReceived, ["number": "\(transfer.to.account)"])
        case .outgoing: words(.transferSent, ["number": "\(transfer.to.account)"])
        }
    }

    static func icon(of transfer: TransferSummary) -> String {
        if transfer.refusal != nil { return "refused" }
        return switch transfer.direction {
        case _ where transfer.kind == .deposit: "plus"
        case .between: "exchange"
        case .incoming: "receive"
        case .outgoing: "send"
        }
    }

    /// A refused transfer moved nothing: its amount has no sign.
    private static func lines(of transfer: TransferSummary, words: Words) -> [Line] {
        let isCompleted = transfer.refusal == nil
        var lines: [Line] = []
        if transfer.direction != .incoming, let money = transfer.from.money {
            lines.append(
                isCompleted
                    ? Line(text: words.change(money, isCredit: false), tone: "debit")
                    : Line(text: words.money(money), tone: "refused"))
        }
        if transfer.direction != .outgoing, isCompleted, let money = transfer.to.money {
            lines.append(Line(text: words.change(money, isCredit: true), tone: "credit"))
        }
        return lines
    }
}
