import Catalog
import JSON
import Methods
import Testing

@Suite("The OpenRPC document")
struct OpenRPCTests {
    private let document = OpenRPC.document()

    private var methods: [JSON] { document["methods"]?.arrayValue ?? [] }

    @Test("is the one in the repository")
    func golden() throws {
        try GoldenFile.expect(document, is: "openrpc.json")
    }

    @Test("has every method of the table, in its order, callable either way")
    func complete() {
        let names = MethodTable.standard.methods.map { $0.description.name }
        #expect(methods.compactMap { $0["name"]?.stringValue } == names)
        #expect(methods.allSatisfy { $0["paramStructure"] == "either" })
        #expect(document["openrpc"] == "1.3.2")
    }

    @Test("refers to nothing that it does not have")
    func references() {
        for reference in document.references {
            let path = reference.dropFirst(2).split(separator: "/").map(String.init)
            #expect(path.reduce(Optional(document)) { $0?[$1] } != nil, "\(reference)")
        }
        #expect(!document.references.isEmpty)
    }

    @Test("gives each error of a method a code of its own")
    func errors() {
        for method in methods {
            let codes = (method["errors"]?.arrayValue ?? []).compactMap { $0["code"]?.integerValue }
            #expect(codes.count == Set(codes).count && codes.contains(-32603))
        }
    }

    @Test("has every kind of failure, with the code and the status of the contract")
    func slugs() {
        let errors = document["components"]?["errors"]
        for slug in Slug.allCases {
            #expect(errors?[slug.rawValue]?["code"] == .integer(Int64(slug.rpcCode)))
            #expect(errors?[slug.rawValue]?["data"]?["status"] == .integer(Int64(slug.httpStatus)))
        }
    }

    @Test(
        "shows examples that the schemas take",
        arguments: MethodTable.standard.methods.map { $0.description.name })
    func examples(name: String) throws {
        let method = try #require(MethodTable.standard[name])
        try expectExample(of: method)
    }

    private func expectExample<Described: Method>(of method: Described.Type) throws {
        let example = method.description.example
        _ = try method.params.decode(example.params)
        if method.description.name == "rpc.discover" { return }
        #expect(method.answer.encode(try method.answer.decode(example.result)) == example.result)
    }

    @Test("asks for required parameters before the others, so that positions make sense")
    func positions() {
        for method in methods {
            let required = (method["params"]?.arrayValue ?? []).map { $0["required"] == true }
            #expect(required == required.sorted { $0 && !$1 }, "\(method["name"] ?? nil)")
        }
    }
}

extension JSON {
    /// Every `$ref` in it.
    var references: [String] {
        switch self {
        case .array(let elements): elements.flatMap(\.references)
        case .object(let object):
            object.flatMap { name, value in
                name == "$ref" ? [value.stringValue ?? ""] : value.references
            }
        default: []
        }
    }
}
