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
        let logIn = schema(LogInMethod.self, without: "cookie", &definitions)
        let creation = schema(CreateTransfer.self, without: "idempotency_key", &definitions)
        return [
            (name: "LogIn", value: logIn), (name: formName("LogIn"), value: form(logIn)),
            (name: "TransactionRequest", value: creation),
            (name: formName("TransactionRequest"), value: form(creation)),
        ]
    }

    private static func body(_ name: String) -> JSON {
        [
            "required": true,
            "content": [
                "application/x-www-form-urlencoded": content(formName(name)),
                "application/json": content(name),
            ],
        ]
    }

    private static func content(_ name: String) -> JSON {
        ["schema": ["$ref": .string("#/components/schemas/\(name)")]]
    }

    private static func formName(_ name: String) -> String { "\(name)Form" }

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

    /// The same for a form, whose fields cannot be null: what is not there is left out.
    private static func form(_ schema: JSON) -> JSON {
        guard var object = schema.objectValue, var properties = object["properties"]?.objectValue else {
            preconditionFailure("a body is an object with properties")
        }
        for (name, property) in properties {
            var property = property.objectValue ?? [:]
            if let types = property["type"]?.arrayValue { property["type"] = types.first { $0 != "null" } }
            properties[name] = .object(property)
        }
        object["properties"] = .object(properties)
        return .object(object)
    }
}
