extension Access {
    /// What a caller has to have, as documentation says it.
    package var sentence: String {
        switch self {
        case .anybody: "Needs no session."
        case .read: "Needs a session, or an API key with the scope `read`."
        case .transfer: "Needs a session, or an API key with the scope `transfer`."
        case .session: "Needs a session; an API key is not enough."
        }
    }
}
