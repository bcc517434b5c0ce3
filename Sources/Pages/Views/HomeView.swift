import Ledger

/// The page that a visitor who is not logged in sees first.
package struct HomeView: Sendable {
    let appAddress: String
    let docsAddress: String
    /// An example, priced for the picture only.
    let slip: [SlipLine]

    package init(words: Words) {
        appAddress = PageURL.app.text
        docsAddress = PageURL.docs.text
        let sent = Money(minorUnits: 250_00, currency: .usd)
        let fee = Money(minorUnits: 2_50, currency: .usd)
        let total = Money(minorUnits: 252_50, currency: .usd)
        let received = Money(minorUnits: 229_57, currency: .eur)
        slip = [
            SlipLine(words(.quoteYouSend), words.money(sent)),
            SlipLine(words(.quoteFee), words.money(fee)),
            SlipLine(words(.quoteTotal), words.money(total), style: "strong"),
            SlipLine(words(.quoteRate), words.rate("0.91828", from: .usd, to: .eur)),
            SlipLine(words(.quoteTheyGet), words.money(received), style: "total"),
        ]
    }
}
