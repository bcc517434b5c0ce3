import Catalog
import JSON
import Testing

@Suite("The OpenAPI document")
struct OpenAPITests {
    private let document = OpenAPI.document()

    private var operations: [(name: String, value: JSON)] {
        (document["paths"]?.objectValue ?? [:]).flatMap { path in
            (path.value.objectValue ?? [:]).filter { $0.name != "parameters" }
        }
    }

    @Test("is the one in the repository")
    func golden() throws {
        try GoldenFile.expect(document, is: "openapi.json")
    }

    @Test("refers to nothing that it does not have")
    func references() {
        for reference in document.references {
            let path = reference.dropFirst(2).split(separator: "/").map(String.init)
            #expect(path.reduce(Optional(document)) { $0?[$1] } != nil, "\(reference)")
        }
    }

    @Test("links log-in to user to transaction by operations that there are")
    func links() {
        let ids = Set(operations.compactMap { $0.value["operationId"]?.stringValue })
        #expect(ids == ["logIn", "getUser", "listTransactions", "createTransaction", "getTransaction"])
        for operation in operations {
            for response in operation.value["responses"]?.objectValue ?? [:] {
                for link in response.value["links"]?.objectValue ?? [:] {
                    #expect(ids.contains(link.value["operationId"]?.stringValue ?? ""))
                }
            }
        }
    }

    @Test("takes forms and JSON alike where there is a body")
    func bodies() {
        for operation in operations where operation.name == "post" {
            let content = operation.value["requestBody"]?["content"]?.objectValue
            #expect(
                content?.map(\.name) == ["application/x-www-form-urlencoded", "application/json"])
        }
    }

    @Test("has the ways to show a session or a key, and log-in needs none")
    func security() {
        #expect(document["security"] == [["cookie": []], ["bearer": []], ["basic": []]])
        #expect(document["paths"]?["/api/login/"]?["post"]?["security"] == [])
    }
}
