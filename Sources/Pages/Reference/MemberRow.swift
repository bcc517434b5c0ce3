import JSON

/// One member of an object as the reference lists it.
struct MemberRow {
    let name: String
    let type: Prose
    /// Whether it must be there, and what it means when it is not.
    let need: String?
    let text: Prose

    /// The members of an object's schema, in their order.
    /// - Parameter isGiven: by the client, so that it matters which ones may be left out.
    static func all(of schema: JSON, isGiven: Bool) -> [MemberRow] {
        let required = (schema["required"]?.arrayValue ?? []).compactMap(\.stringValue)
        return (schema["properties"]?.objectValue ?? [:]).map { name, property in
            MemberRow(
                name: name, type: TypePhrase(property).prose,
                need: isGiven ? need(property, isRequired: required.contains(name)) : nil,
                text: Prose(property["description"]?.stringValue ?? ""))
        }
    }

    private static func need(_ property: JSON, isRequired: Bool) -> String {
        if isRequired { return "required" }
        guard let initial = property["default"], initial.objectValue == nil else { return "optional" }
        return "default: \(initial.stringValue ?? initial.description)"
    }
}
