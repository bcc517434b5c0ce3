package import Ledger

/// The form of a transfer: between own accounts, or to another client's account by its number.
package struct TransferFormView: Sendable {
    struct AccountChoice: Sendable {
        /// The element's id: the field's for the first choice, so that an error's link leads there.
        let element: String
        let value: String
        let code: String
        let symbol: String
        let balance: String
        let number: String
        let isChosen: Bool
    }

    struct SideChoice: Sendable {
        let element: String
        let value: String
        let label: String
        let isChosen: Bool
    }

    struct Tab: Sendable {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    let tabs: [Tab]
    let isOwn: Bool
    let isExternal: Bool
    let form: String
    let actionAddress: String
    let sources: [AccountChoice]
    let targets: [AccountChoice]
    let from: FieldView
    let to: FieldView
    let amount: FieldView
    /// `0.00`, as the language writes it.
    let amountExample: String
    let memo: FieldView
    let sides: [SideChoice]
    let summary: FaultSummary?

    package init(
        user: UserID, accounts: [AccountSummary], draft: TransferDraft, faults: [FormFault] = [], words: Words
    ) {
        let state = FormState(faults: faults, words: words)
        let fields = Self.withDefaults(draft, accounts: accounts)
        isOwn = draft.form == .own
        isExternal = draft.form == .external
        form = draft.form.rawValue
        tabs = TransferDraft.Form.allCases.map { form in
            Self.tab(form, draft: draft, user: user, words: words)
        }
        actionAddress = PageURL.transfer(user).text
        sources = Self.choices(.from, chosen: fields.from, accounts: accounts, words: words)
        targets = Self.choices(.to, chosen: fields.to, accounts: accounts, words: words)
        from = state.field(.from, fields.from)
        to = state.field(.to, fields.to)
        amount = state.field(.amount, draft.amount)
        amountExample = words.number("0.00")
        memo = state.field(.memo, draft.memo)
        sides = FixedSide.allCases.map { side in
            let label: TextKey =
                switch (side, draft.form) {
                case (.amount, _): .transferFixedAmount
                case (.credit, .own): .transferFixedCreditOwn
                case (.credit, .external): .transferFixedCredit
                }
            return SideChoice(
                element: "fixed-\(side.rawValue)", value: side.rawValue, label: words(label),
                isChosen: side == draft.fixedSide)
        }
        summary = state.summary
    }

    /// Where nothing is chosen yet: from the fullest account that is not the target, to the next one.
    private static func withDefaults(_ draft: TransferDraft, accounts: [AccountSummary]) -> TransferDraft {
        var draft = draft
        if draft.from.isEmpty {
            let others = accounts.filter { "\($0.id)" != draft.to }
            draft.from = (others.first { $0.balance.minorUnits > 0 } ?? others.first).map { "\($0.id)" } ?? ""
        }
        if draft.to.isEmpty, draft.form == .own {
            draft.to = accounts.first { "\($0.id)" != draft.from }.map { "\($0.id)" } ?? ""
        }
        return draft
    }

    /// The other form keeps what both have.
    private static func tab(_ form: TransferDraft.Form, draft: TransferDraft, user: UserID, words: Words)
        -> Tab
    {
        var other = draft
        if form != draft.form {
            other.form = form
            other.to = ""
        }
        let label: TextKey = form == .own ? .transferTabOwn : .transferTabExternal
        return Tab(
            label: words(label), address: PageURL.transferForm(user, other).text,
            isCurrent: form == draft.form)
    }

    private static func choices(
        _ field: FormField, chosen: String, accounts: [AccountSummary], words: Words
    ) -> [AccountChoice] {
        accounts.enumerated().map { position, account in
            AccountChoice(
                element: position == 0 ? field.rawValue : "\(field.rawValue)-\(account.id)",
                value: "\(account.id)",
                code: account.balance.currency.code, symbol: account.balance.currency.symbol,
                balance: words.money(account.balance),
                number: words(.transferAccount, ["number": "\(account.id)"]),
                isChosen: "\(account.id)" == chosen)
        }
    }
}
