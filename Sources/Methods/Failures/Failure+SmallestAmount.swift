import JSON
import Ledger

extension Failure {
    /// An amount of which nothing would arrive, with the smallest one that works at these terms.
    static func amountTooSmall(
        from: AccountID, to: AccountID, _ terms: Terms, facts: JSONObject = [:]
    ) -> Failure {
        guard let source = from.currency, let destination = to.currency else {
            return Failure(Ledger.Refusal.amountTooSmall, facts: facts)
        }
        let smallest = terms.amountMin(from: source, to: destination).decimalText
        var facts = facts
        facts["amount_min"] = .string(smallest)
        facts["currency"] = .string(source.code)
        return Failure(
            .amountTooSmall,
            "nothing would arrive after conversion; the smallest amount is \(smallest) \(source.code)",
            field: "amount", code: "amount_too_small", facts: facts)
    }
}
