package import JSON
package import Methods

/// The OpenRPC document (1.3.2) of the method table: what `rpc.discover` answers.
package enum OpenRPC {
    package static func document(of table: MethodTable = .standard) -> JSON {
        var definitions = SchemaDefinitions(prefix: "#/components/schemas/")
        let methods = table.methods.map { method($0, &definitions) }
        return [
            "openrpc": "1.3.2",
            "info": information,
            "servers": [["name": "this service", "url": "/rpc", "summary": "Calls are posted here"]],
            "externalDocs": ServiceInformation.externalDocs,
            "methods": .array(methods),
            "components": [
                "schemas": .object(definitions.schemas),
                "errors": .object(OpenRPCError.components),
            ],
        ]
    }

    /// OpenRPC 1.3 knows no `identifier` of a licence.
    private static var information: JSON {
        var information = ServiceInformation.document.objectValue ?? [:]
        information["license"] = ["name": "MIT"]
        return .object(information)
    }

    private static func method<Described: Method>(
        _ method: Described.Type, _ definitions: inout SchemaDefinitions
    ) -> JSON {
        let description = method.description
        let members = method.params.members ?? []
        var document: JSONObject = [
            "name": .string(description.name), "summary": .string(description.summary),
        ]
        let detail = [description.detail, description.access.sentence].filter { !$0.isEmpty }.joined(
            separator: " ")
        if !detail.isEmpty { document["description"] = .string(detail) }
        document["tags"] = [["name": .string(description.group)]]
        document["paramStructure"] = "either"
        document["params"] = .array(members.map { parameter($0, &definitions) })
        document["result"] = [
            "name": .string(description.resultName), "schema": definitions.hoist(method.answer.jsonSchema),
        ]
        document["errors"] = .array(OpenRPCError.errors(of: description))
        document["examples"] = [example(description, members)]
        document["x-access"] = .string(description.access.rawValue)
        return .object(document)
    }

    private static func parameter(_ member: MemberDescription, _ definitions: inout SchemaDefinitions) -> JSON
    {
        [
            "name": .string(member.name), "summary": .string(member.text),
            "required": .bool(member.isRequired),
            "schema": definitions.hoist(member.jsonSchema),
        ]
    }

    private static func example(_ description: MethodDescription, _ members: [MemberDescription]) -> JSON {
        let given = members.compactMap { member in
            description.example.params[member.name].map { value -> JSON in
                ["name": .string(member.name), "value": value]
            }
        }
        return [
            "name": .string(description.name), "params": .array(given),
            "result": ["name": .string(description.resultName), "value": description.example.result],
        ]
    }
}
