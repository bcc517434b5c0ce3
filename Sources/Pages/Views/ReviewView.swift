package import Ledger

/// The last page before money moves: exact figures, the payee's masked name, one button.
package struct ReviewView: Sendable {
    let heading: String
    let payee: String?
    let whole: String
    let fraction: String
    let code: String
    let lines: [SlipLine]
    let memo: String?
    let expiry: String
    let actionAddress: String
    let editAddress: String
    let buttonLabel: String
    let hidden: [HiddenField]
    let summary: FaultSummary?

    /// - Parameters:
    /// - key: the one-time key of this page's form. A double click, a step back or a reload sends the same
    /// key, and so never
    ///     pays twice.
    ///   - faults: what the last attempt met with (an expired quote); this page then holds the new figures.
    package init(
        user: UserID, draft: TransferDraft, quote: QuoteSummary, key: IdempotencyKey,
        faults: [FormFault] = [],
        words: Words
    ) {
        heading = words(quote.payee == nil ? .reviewHeadingOwn : .reviewHeading)
        payee = quote.payee
        (whole, fraction) = words.parts(of: quote.credited)
        code = quote.credited.currency.code
        lines = Self.lines(quote, words: words)
        memo = draft.memo.isEmpty ? nil : draft.memo
        expiry = words(.reviewExpiry, ["time": words.time(quote.expiresAt)])
        actionAddress = PageURL.history(user).text
        editAddress = PageURL.transferForm(user, draft).text
        buttonLabel = words(.reviewButton, ["amount": words.money(quote.total)])
        // The quote's own amount is what it was priced with, whichever side the person fixed.
        hidden = [
            HiddenField(name: "kind", value: draft.form.rawValue),
            HiddenField(name: "from", value: "\(quote.from)"),
            HiddenField(name: "to", value: "\(quote.to)"),
            HiddenField(name: "amount", value: quote.amount.decimalText),
            HiddenField(name: "memo", value: draft.memo),
            HiddenField(name: "quote_id", value: "\(quote.id)"),
            HiddenField(name: "idempotency_key", value: key.text),
        ]
        summary = FormState(faults: faults, words: words).summary
    }

    private static func lines(_ quote: QuoteSummary, words: Words) -> [SlipLine] {
        let source = words(
            .transferAccountWithCode, ["code": quote.amount.currency.code, "number": "\(quote.from)"])
        let target = words(
            .transferAccountWithCode, ["code": quote.credited.currency.code, "number": "\(quote.to)"])
        return [
            SlipLine(words(.quoteFrom), source),
            SlipLine(words(.quoteTo), target),
            SlipLine(words(.quoteYouSend), words.money(quote.amount)),
            SlipLine(words(.quoteFee), quote.fee.map(words.money) ?? words(.quoteNoFee)),
            SlipLine(words(.quoteTotal), words.money(quote.total), style: "strong"),
            quote.rate.map { rate in
                SlipLine(
                    words(.quoteRate),
                    words.rate(rate, from: quote.amount.currency, to: quote.credited.currency))
            },
            SlipLine(
                words(quote.payee == nil ? .quoteYouGet : .quoteTheyGet), words.money(quote.credited),
                style: "total"),
        ].compactMap { $0 }
    }
}
