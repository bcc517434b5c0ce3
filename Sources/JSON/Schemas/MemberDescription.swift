/// What documentation says of one member of an object.
public struct MemberDescription: Sendable, Equatable {
    /// The member's name in JSON.
    public let name: String

    /// What it means, in a phrase.
    public let text: String

    /// Whether a document without it is refused.
    public let isRequired: Bool

    /// What its value must look like, as JSON Schema; without `text`.
    public let jsonSchema: JSON
}

extension MemberDescription {
    /// The member's schema with its text, as it stands under `properties`.
    ///
    /// A titled schema stays as it is, because it may become a reference, beside which draft 7 ignores every
    /// other keyword.
    var property: JSON {
        if jsonSchema["title"] != nil {
            return ["description": .string(text), "allOf": [jsonSchema]]
        }
        var property: JSONObject = ["description": .string(text)]
        for (name, value) in jsonSchema.objectValue ?? [:] where name != "description" {
            property[name] = value
        }
        return .object(property)
    }
}
