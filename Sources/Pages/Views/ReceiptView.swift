package import Ledger

/// A transfer's own page, under a lasting address; it prints as a receipt.
package struct ReceiptView: Sendable {
    let heading: String
    let status: String
    let tone: String
    let icon: String
    let counterparty: String?
    let amount: String
    let reason: String?
    /// The contract's word for the reason, which programs and tests read.
    let slug: String?
    let advice: String?
    let lines: [SlipLine]
    let memo: String?
    let id: String
    let quoteID: String?
    let dateText: String
    let iso: String
    let againAddress: String?
    let historyAddress: String

    /// - Parameter smallest: the smallest amount that would have worked, for a transfer that was too small.
    package init(user: UserID, transfer: TransferSummary, smallest: Money? = nil, words: Words) {
        let isCompleted = transfer.refusal == nil
        heading = Self.heading(of: transfer, words: words)
        status = words(isCompleted ? .receiptCompleted : .receiptRefused)
        tone = isCompleted ? "good" : "bad"
        icon = isCompleted ? "check" : "refused"
        counterparty = transfer.counterparty
        let shown =
            transfer.direction == .outgoing ? transfer.from.money : transfer.to.money ?? transfer.from.money
        amount = shown.map(words.money) ?? ""
        reason = transfer.refusal.map { words.text("refusal.\($0.rawValue)") }
        slug = transfer.refusal?.rawValue
        advice = transfer.refusal.flatMap { refusal in
            words.textIfPresent("advice.\(refusal.rawValue)", ["min": smallest.map(words.money) ?? ""])
        }
        lines =
            isCompleted ? Self.lines(of: transfer, words: words) : Self.accounts(of: transfer, words: words)
        memo = transfer.memo
        id = "\(transfer.id)"
        quoteID = transfer.quote.map { "\($0)" }
        dateText = words.dateAndTime(transfer.createdAt)
        iso = transfer.createdAt.rfc3339
        againAddress = Self.draft(of: transfer).map { PageURL.transferForm(user, $0).text }
        historyAddress = PageURL.history(user).text
    }

    private static func heading(of transfer: TransferSummary, words: Words) -> String {
        switch (transfer.refusal, transfer.direction) {
        case (.some, _): words(.receiptHeadingRefused)
        case _ where transfer.kind == .deposit: words(.transferDeposit)
        case (_, .between): words(.receiptHeadingOwn)
        case (_, .incoming): words(.receiptHeadingIn)
        case (_, .outgoing): words(.receiptHeadingOut)
        }
    }

    private static func accounts(of transfer: TransferSummary, words: Words) -> [SlipLine] {
        var lines = [SlipLine(words(.quoteTo), account(transfer.to, words: words))]
        if transfer.kind != .deposit {
            lines.insert(SlipLine(words(.quoteFrom), account(transfer.from, words: words)), at: 0)
        }
        return lines
    }

    /// Fee and balances are there for whom they concern: the summary holds no others.
    private static func lines(of transfer: TransferSummary, words: Words) -> [SlipLine] {
        var lines = accounts(of: transfer, words: words)
        let isPayer = transfer.direction != .incoming
        if isPayer, let sent = transfer.from.money {
            lines.append(SlipLine(words(.receiptYouSent), words.money(sent)))
            lines.append(SlipLine(words(.quoteFee), transfer.fee.map(words.money) ?? words(.quoteNoFee)))
            if let fee = transfer.fee {
                let total = Money(minorUnits: sent.minorUnits + fee.minorUnits, currency: sent.currency)
                lines.append(SlipLine(words(.receiptTotal), words.money(total), style: "strong"))
            }
        }
        if let rate = transfer.rate, let from = transfer.from.money, let to = transfer.to.money {
            lines.append(SlipLine(words(.quoteRate), words.rate(rate, from: from.currency, to: to.currency)))
        }
        if let received = transfer.to.money {
            let label: TextKey = transfer.direction == .outgoing ? .receiptTheyGot : .receiptYouGot
            lines.append(SlipLine(words(label), words.money(received), style: "total"))
        }
        for side in [transfer.from, transfer.to] {
            guard let balance = side.balanceAfter else { continue }
            let label = words(.receiptBalance, ["number": "\(side.account)"])
            lines.append(SlipLine(label, words.money(balance), style: "quiet"))
        }
        return lines
    }

    private static func account(_ side: TransferSummary.Side, words: Words) -> String {
        guard let code = side.money?.currency.code else {
            return words(.transferAccount, ["number": "\(side.account)"])
        }
        return words(.transferAccountWithCode, ["code": code, "number": "\(side.account)"])
    }

    /// The same transfer once more, as a draft; `nil` when the reader did not send it.
    private static func draft(of transfer: TransferSummary) -> TransferDraft? {
        guard transfer.direction != .incoming else { return nil }
        return TransferDraft(
            form: transfer.direction == .between ? .own : .external, from: "\(transfer.from.account)",
            to: "\(transfer.to.account)", amount: transfer.from.money?.decimalText ?? "",
            memo: transfer.memo ?? "")
    }
}
