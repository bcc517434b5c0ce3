import JSON
import Methods

/// The objects that parameters and results are made of, each described once.
enum ReferenceTypes {
    /// A titled schema with its members.
    struct Entry {
        let id: String
        let title: String
        let address: String
        let rows: [MemberRow]
    }

    /// In the order in which the methods of the table need them.
    static let all: [Entry] = schemas.map { title, schema in
        let address = TypePhrase.address(of: title)
        return Entry(
            id: String(address.dropFirst()), title: title, address: address,
            rows: MemberRow.all(of: schema, isGiven: false))
    }

    /// Their titles.
    static let shared = Set(schemas.map(\.name))

    /// What stands inside of others, and what more than one method answers with.
    private static let schemas: JSONObject = {
        var found = JSONObject()
        var answers: [String: Int] = [:]
        for method in MethodTable.standard.methods {
            let (params, answer) = schemas(of: method)
            collect(inside: params, into: &found)
            let title = answer["title"]?.stringValue ?? ""
            answers[title, default: 0] += 1
            if answers[title] == 2 { found[title] = answer }
            collect(inside: answer, into: &found)
        }
        return found
    }()

    private static func schemas<Described: Method>(
        of method: Described.Type
    ) -> (params: JSON, answer: JSON) {
        (method.params.jsonSchema, method.answer.jsonSchema)
    }

    private static func collect(inside schema: JSON, into found: inout JSONObject) {
        switch schema {
        case .array(let elements): elements.forEach { add($0, to: &found) }
        case .object(let object): object.forEach { add($0.value, to: &found) }
        default: break
        }
    }

    private static func add(_ part: JSON, to found: inout JSONObject) {
        if let title = part["title"]?.stringValue, part["properties"] != nil { found[title] = part }
        collect(inside: part, into: &found)
    }
}
