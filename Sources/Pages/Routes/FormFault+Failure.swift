import JSON
import Web
import Ledger
import Methods

extension FormFault {
    /// A method's refusal, beside the fields that it names.
    static func all(of failure: Failure) -> [FormFault] {
        let atFields = failure.fields.compactMap { fault in
            FormField(rawValue: name(in: fault.pointer)).map { field in
                FormFault(
                    reason(of: fault, failure), at: field, values: values(in: failure), refusal: failure.slug)
            }
        }
        guard atFields.isEmpty else { return atFields }
        switch failure.slug {
        case .accountUnknown: return [FormFault(.accountUnknown, at: .to, refusal: failure.slug)]
        default: return [FormFault(FaultReason(failure.slug.rawValue), refusal: failure.slug)]
        }
    }

    /// The fields that a transfer cannot do without.
    static func missing(in draft: TransferDraft) -> [FormFault] {
        [(draft.from, FormField.from), (draft.to, .to), (draft.amount, .amount)]
            .filter { $0.0.isEmpty }.map { FormFault(.missing, at: $0.1) }
    }

    /// What is wrong with a history's address: beside the field of the form that the term belongs to, else
    /// about the term.
    static func all(ofFilter failure: Failure, _ query: HistoryQuery, typed: String) -> [FormFault] {
        let atFields = query.filters.compactMap { fault(in: $0, failure.slug) }
        guard atFields.isEmpty else { return atFields }
        let isUnknown = failure.fields.contains { $0.code == "unknown_field" }
        return [
            FormFault(
                isUnknown ? .filterUnknown : .filterMalformed, values: ["value": typed],
                refusal: failure.slug)
        ]
    }

    private static func fault(in term: FilterTerm, _ refusal: Slug) -> FormFault? {
        let isLower = term.comparison == .atLeast || term.comparison == .above
        guard let value = term.values.first else { return nil }
        switch term.field {
        case FilterTerm.Field.amount where (try? Amount(decimalText: value)) == nil:
            return FormFault(.invalidAmount, at: isLower ? .amountMin : .amountMax, refusal: refusal)
        case FilterTerm.Field.createdAt
        where Timestamp(date: value) == nil && Timestamp(rfc3339: value) == nil:
            return FormFault(.dateMalformed, at: isLower ? .dateFrom : .dateTo, refusal: refusal)
        default: return nil
        }
    }

    /// `credit` is typed into the same field as `amount`.
    private static func name(in pointer: String) -> String {
        let name = pointer.drop { $0 == "/" }
        return name == "credit" ? FormField.amount.rawValue : String(name)
    }

    private static func reason(of fault: Fault, _ failure: Failure) -> FaultReason {
        if AmountFault(rawValue: fault.code.rawValue) != nil { return .invalidAmount }
        switch (fault.pointer, fault.code) {
        case ("/from", .wrongType), ("/from", .outOfRange), ("/to", .wrongType), ("/to", .outOfRange):
            return .accountUnknown
        default: return FaultReason(fault.code.rawValue)
        }
    }

    /// What the texts' places stand for.
    private static func values(in failure: Failure) -> [String: String] {
        guard case .string(let smallest)? = failure.facts["amount_min"],
            case .string(let currency)? = failure.facts["currency"]
        else { return [:] }
        return ["min": "\(smallest) \(currency)"]
    }
}
