import JSON
import Methods

/// The bodies of requests, as forms and as JSON, from the schemas by which the routes decode them.
enum OpenAPIBody {
    /// The cookie is always set here.
    static var logIn: JSON { body("LogIn") }

    /// The key stands in a header here.
    static var creation: JSON { body("TransactionRequest") }

    /// Their schemas, under the names that the bodies refer to.
    static func schemas(_ definitions: inout SchemaDefinitions) -> [(name: String, value: JSON)] {
        [
            (name: "LogIn", value: schema(LogInMethod.self, without: "cookie", &definitions)),
            (
                name: "TransactionRequest",
                value: schema(CreateTransfer.self, without: "idempotency_key", &definitions)
            ),
        ]
    }

    private static func body(_ name: String) -> JSON {
        let content: JSON = ["schema": ["$ref": .string("#/components/schemas/\(name)")]]
        return [
            "required": true,
            "content": ["application/x-www-form-urlencoded": content, "application/json": content],
        ]
    }

    private static func schema<Described: Method>(
        _ method: Described.Type, without name: String, _ definitions: inout SchemaDefinitions
    ) -> JSON {
        let members = (method.params.members ?? []).filter { $0.name != name }
        var properties = JSONObject()
        for member in members {
            var property = definitions.hoist(member.jsonSchema).objectValue ?? [:]
            property["description"] = .string(member.text)
            properties[member.name] = .object(property)
        }
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(members.filter(\.isRequired).map { .string($0.name) }),
            "additionalProperties": false,
        ]
    }
}
