import JSON
import Methods

/// A method as the reference shows it.
struct MethodEntry {
    /// A kind of failure, with the place where it is explained.
    struct FailureLink {
        let slug: String
        let code: String
        let title: String
        let address: String
    }

    let name: String
    let address: String
    let summary: String
    let detail: Prose?
    let access: Prose
    /// What is worth knowing before it is called: that it moves money, that it only looks.
    let effect: String
    /// `POST /api/login/`
    let rest: String?
    let params: [MemberRow]
    let hasParams: Bool
    let resultType: Prose?
    let resultRows: [MemberRow]
    let hasResultRows: Bool
    let samples: CodeSet
    let result: CodeSample
    let failures: [FailureLink]

    init<Described: Method>(_ method: Described.Type, cast: MethodExample.Cast, origin: String) {
        let description = method.description
        name = description.name
        address = "#\(description.name)"
        summary = description.summary
        detail = description.detail.isEmpty ? nil : Prose(description.detail)
        access = Prose(description.access.sentence)
        effect =
            description.movesMoney
            ? "Moves money" : description.isSafe ? "Changes nothing" : "Changes something"
        rest = description.rest.map { "\($0.verb.rawValue) \($0.path)" }
        params = MemberRow.all(of: method.params.jsonSchema, isGiven: true)
        hasParams = !params.isEmpty
        // A type that several methods answer with is described once, below; another is described here.
        let schema = method.answer.jsonSchema
        let isShared = ReferenceTypes.shared.contains(schema["title"]?.stringValue ?? "")
        resultType = isShared || schema["properties"] == nil ? TypePhrase(schema).prose : nil
        resultRows = isShared ? [] : MemberRow.all(of: schema, isGiven: false)
        hasResultRows = !resultRows.isEmpty
        samples =
            MethodSamples(
                description: description, params: cast.play(description.example.params), origin: origin
            ).set
        result = CodeSample(.json, CodeLiteral(.json).text(description.example.result))
        failures = description.failures().map { slug in
            FailureLink(
                slug: slug.rawValue, code: String(slug.rpcCode), title: slug.title,
                address: ErrorRow.address(of: slug))
        }
    }
}
