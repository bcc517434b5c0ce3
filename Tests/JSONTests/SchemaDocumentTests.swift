import JSON
import Testing

@Suite("Schemas as JSON Schema, draft 7")
struct SchemaDocumentTests {
    @Test("An object prints its members, which are required, and that it has no others")
    func printsObjects() throws {
        let expected = """
            {"title":"Login","type":"object","properties":{\
            "email":{"description":"Who","type":"string","minLength":3,"maxLength":10,\
            "pattern":"^[^@]+@[^@]+$"},\
            "password":{"description":"The secret","type":"string","minLength":2,"maxLength":8},\
            "remember":{"description":"Whether the session lasts",\
            "type":["boolean","null"],"default":false}},\
            "required":["email","password"],"additionalProperties":false}
            """
        #expect(SampleLogin.schema.jsonSchema.description == expected)
    }

    @Test("Each kind of value prints its rules")
    func printsKinds() {
        #expect(
            Schema<Int64>.integer(1...200).jsonSchema == ["type": "integer", "minimum": 1, "maximum": 200])
        #expect(Schema<Int64>.integer().jsonSchema == ["type": "integer"])
        #expect(
            Schema<SampleKind>.enumeration([.own, .deposit]).jsonSchema == [
                "type": "string", "enum": ["own", "deposit"],
            ])
        #expect(Schema<String>.constant("x").jsonSchema == ["const": "x"])
        #expect(Schema<JSON>.any.jsonSchema == [:])
        #expect(Schema<JSON>.any.optional.jsonSchema == [:])
        #expect(
            Schema<[Bool]>.array(of: .boolean, min: 1, max: 2).jsonSchema
                == ["type": "array", "items": ["type": "boolean"], "minItems": 1, "maxItems": 2])
        #expect(
            Schema<String>.constant("x").optional.jsonSchema == ["anyOf": [["const": "x"], ["type": "null"]]])
        #expect(Schema<Bool>.boolean.optional.optional.jsonSchema == ["type": ["boolean", "null"]])
        #expect(
            SampleID.schema.described("An id", example: "17").jsonSchema
                == [
                    "type": "string", "maxLength": 36, "pattern": "^[0-9]+$", "description": "An id",
                    "examples": ["17"],
                ])
    }

    @Test("Members tell their names, texts and schemas in order")
    func listsMembers() {
        let members = SampleLogin.schema.members ?? []
        #expect(members.map(\.name) == ["email", "password", "remember"])
        #expect(members.map(\.isRequired) == [true, true, false])
        #expect(members.map(\.text) == ["Who", "The secret", "Whether the session lasts"])
        #expect(members.last?.jsonSchema == ["type": ["boolean", "null"], "default": false])
        #expect(Schema<Bool>.boolean.members == nil)
    }

    @Test("Titled schemas are hoisted once, and referred to from everywhere")
    func hoistsDefinitions() {
        var definitions = SchemaDefinitions(prefix: "#/components/schemas/")
        let list = Schema<[SampleTransfer]>.array(of: SampleTransfer.schema, max: 5)
        let hoisted = definitions.hoist(list.jsonSchema)
        #expect(hoisted["items"] == ["$ref": "#/components/schemas/Transfer"])
        #expect(definitions.hoist(SampleSide.schema.jsonSchema) == ["$ref": "#/components/schemas/Side"])
        #expect(
            definitions.hoist(SampleSide.schema.optional.jsonSchema)
                == ["anyOf": [["$ref": "#/components/schemas/Side"], ["type": "null"]]])
        #expect(definitions.schemas.map(\.name) == ["Side", "Transfer"])
        #expect(definitions.schemas["Side"] == SampleSide.schema.jsonSchema)
        #expect(
            definitions.schemas["Transfer"]?["properties"]?["from"]
                == ["description": "Who pays", "allOf": [["$ref": "#/components/schemas/Side"]]])
        #expect(
            definitions.schemas["Transfer"]?["properties"]?["balances"]?["additionalProperties"]?["type"]
                == "string")
    }

    @Test("The parts of a schema can be hoisted without itself")
    func hoistsParts() {
        var definitions = SchemaDefinitions(prefix: "#/definitions/")
        let hoisted = definitions.hoistParts(of: SampleTransfer.schema.jsonSchema)
        #expect(hoisted["title"] == "Transfer")
        #expect(definitions.schemas.map(\.name) == ["Side"])
    }
}
