package import Ledger

/// A transfer as somebody is filling it in: every field as typed, right or wrong, so that nothing is ever
/// lost.
package struct TransferDraft: Sendable, Equatable {
    /// Which of the two forms it is.
    package enum Form: String, Sendable, CaseIterable {
        case own
        case external
    }

    package var form: Form
    package var from: String
    package var to: String
    package var amount: String
    /// Whether the amount is what leaves the account or what arrives.
    package var fixedSide: FixedSide
    package var memo: String

    package init(
        form: Form = .own, from: String = "", to: String = "", amount: String = "",
        fixedSide: FixedSide = .amount,
        memo: String = ""
    ) {
        self.form = form
        self.from = from
        self.to = to
        self.amount = amount
        self.fixedSide = fixedSide
        self.memo = memo
    }

    /// Reads the fields of a query or a form; one that is missing is empty.
    ///
    /// A link that names no form gets the one that its payee's account tells: the reader's own account or
    /// not.
    package init(owner: UserID, field: (String) -> String?) {
        let to = field("to") ?? ""
        let isOwn = Int64(to).flatMap(AccountID.init).map { $0.owner == owner } ?? true
        self.init(
            form: field("kind").flatMap(Form.init(rawValue:)) ?? (isOwn ? .own : .external),
            from: field("from") ?? "",
            to: to, amount: field("amount") ?? "",
            fixedSide: field("fixed").flatMap(FixedSide.init(rawValue:)) ?? .amount,
            memo: field("memo") ?? "")
    }

    /// Whether it can be priced; else the form is what to show.
    package var isComplete: Bool { !from.isEmpty && !to.isEmpty && !amount.isEmpty }

    /// Names and values for an address or hidden fields, in the order of the form.
    package var fields: [(name: String, value: String)] {
        [
            ("kind", form.rawValue), ("from", from), ("to", to), ("amount", amount),
            ("fixed", fixedSide == .amount ? "" : fixedSide.rawValue), ("memo", memo),
        ]
    }
}
