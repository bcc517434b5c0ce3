/// The templates and catalogues as the build put them into the binary: nothing is read from disk at run time.
///
/// `Texts/` holds links to `public/assets/i18n/`, so pages and app have the very same words.
enum BuiltIn {
    /// By the name under which pages and other templates ask for them.
    static let templates: [String: [UInt8]] = [
        "layout": PackageResources.layout_mustache,
        "header": PackageResources.header_mustache,
        "footer": PackageResources.footer_mustache,
        "fault-summary": PackageResources.fault_summary_mustache,
        "problem": PackageResources.problem_mustache,
        "home": PackageResources.home_mustache,
        "log-in": PackageResources.log_in_mustache,
        "sign-up": PackageResources.sign_up_mustache,
        "log-out": PackageResources.log_out_mustache,
        "accounts": PackageResources.accounts_mustache,
        "transfer-form": PackageResources.transfer_form_mustache,
        "review": PackageResources.review_mustache,
        "receipt": PackageResources.receipt_mustache,
        "history": PackageResources.history_mustache,
        "statement": PackageResources.statement_mustache,
        "security": PackageResources.security_mustache,
        "error": PackageResources.error_mustache,
        "reference": PackageResources.reference_mustache,
        "reference-member": PackageResources.reference_member_mustache,
        "reference-errors": PackageResources.reference_errors_mustache,
        "prose": PackageResources.prose_mustache,
        "code": PackageResources.code_mustache,
    ]

    /// The guides of the reference in their order.
    static let guides: [(id: String, source: [UInt8])] = [
        ("start", PackageResources.start_md),
        ("authentication", PackageResources.authentication_md),
        ("protocol", PackageResources.protocol_md),
        ("money", PackageResources.money_md),
        ("idempotency", PackageResources.idempotency_md),
        ("pagination", PackageResources.pagination_md),
        ("events", PackageResources.events_md),
        ("limits", PackageResources.limits_md),
        ("clients", PackageResources.clients_md),
        ("errors", PackageResources.errors_md),
    ]

    static let catalogues: [Language: [UInt8]] = [
        .english: PackageResources.en_json,
        .russian: PackageResources.ru_json,
        .chinese: PackageResources.zh_json,
    ]
}
