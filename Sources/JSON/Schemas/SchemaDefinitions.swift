/// Gathers titled schemas in one place, so that documents refer to them instead of repeating them.
///
/// ```swift
/// var definitions = SchemaDefinitions(prefix: "#/components/schemas/")
/// definitions.hoist(schema.jsonSchema)   // {"$ref": "#/components/schemas/Transfer"}
/// definitions.schemas                    // {"Account": {…}, "Transfer": {…}}
/// ```
public struct SchemaDefinitions: Sendable {
    /// The titled schemas under their titles, in the order in which they were met.
    public private(set) var schemas: JSONObject = [:]

    private let prefix: String

    /// - Parameter prefix: what a reference says before the title.
    public init(prefix: String) {
        self.prefix = prefix
    }

    /// Takes every titled schema out of a JSON Schema, itself included, and leaves references.
    ///
    /// Two different schemas under one title are a programmer's mistake.
    public mutating func hoist(_ schema: JSON) -> JSON {
        let hoisted = hoistParts(of: schema)
        guard case .string(let title)? = schema["title"] else { return hoisted }
        precondition(
            schemas[title] == nil || schemas[title] == hoisted, "Two schemas have the title \(title).")
        schemas[title] = hoisted
        return ["$ref": .string(prefix + title)]
    }

    /// The same for everything below a schema, which stays where it is.
    public mutating func hoistParts(of schema: JSON) -> JSON {
        guard case .object(var object) = schema else { return schema }
        for (keyword, value) in object {
            switch (keyword, value) {
            case ("items", .object), ("additionalProperties", .object), ("propertyNames", .object):
                object[keyword] = hoist(value)
            case ("anyOf", .array(let parts)), ("oneOf", .array(let parts)), ("allOf", .array(let parts)):
                object[keyword] = .array(parts.map { hoist($0) })
            case ("properties", .object(var properties)):
                for (name, property) in properties {
                    properties[name] = hoist(property)
                }
                object[keyword] = .object(properties)
            default:
                break
            }
        }
        return .object(object)
    }
}
