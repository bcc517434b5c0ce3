import Methods

extension MethodDescription {
    /// What stands before the dot: `transfer`.
    var group: String { String(name.prefix { $0 != "." }) }

    /// `transferCreateResult`, since generators of clients make a type of it.
    var resultName: String {
        let words = name.split(separator: ".")
        let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return (words.prefix(1).map(String.init) + rest).joined() + "Result"
    }
}

extension Access {
    /// What a caller has to have.
    var sentence: String {
        switch self {
        case .anybody: "Needs no session."
        case .read, .transfer: "Needs a session, or an API key with the scope `\(rawValue)`."
        case .session: "Needs a session: an API key is not enough."
        }
    }
}
