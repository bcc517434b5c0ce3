package import Methods

/// What is wrong with a form, and where.
package struct FormFault: Sendable, Equatable {
    /// `nil` when it is no single field's fault: the service is busy, the quote has expired.
    package let field: FormField?
    package let reason: FaultReason
    /// What the text's `{place}`s stand for: `available`, `max`, `value`.
    package let values: [String: String]
    /// The method's refusal that it is a part of; `nil` when no method was asked.
    package let refusal: Slug?

    package init(
        _ reason: FaultReason, at field: FormField? = nil, values: [String: String] = [:],
        refusal: Slug? = nil
    ) {
        self.reason = reason
        self.field = field
        self.values = values
        self.refusal = refusal
    }
}
