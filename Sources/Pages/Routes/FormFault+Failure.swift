import JSON
import Ledger
import Methods

extension FormFault {
    /// A method's refusal, beside the fields that it names.
    static func all(of failure: Failure) -> [FormFault] {
        let atFields = failure.fields.compactMap { fault in
            FormField(rawValue: name(in: fault.pointer)).map { FormFault(reason(of: fault, failure), at: $0) }
        }
        guard atFields.isEmpty else { return atFields }
        switch failure.slug {
        case .accountUnknown: return [FormFault(.accountUnknown, at: .to)]
        default: return [FormFault(FaultReason(failure.slug.rawValue))]
        }
    }

    /// The fields that a transfer cannot do without.
    static func missing(in draft: TransferDraft) -> [FormFault] {
        [(draft.from, FormField.from), (draft.to, .to), (draft.amount, .amount)]
            .filter { $0.0.isEmpty }.map { FormFault(.missing, at: $0.1) }
    }

    /// What is wrong with a history's address, beside the field of the form that it came from where there is one.
    static func all(ofFilter failure: Failure, _ query: HistoryQuery) -> [FormFault] {
        failure.fields.map { fault in FormFault(.filterMalformed, values: ["value": fault.detail]) }
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
}
