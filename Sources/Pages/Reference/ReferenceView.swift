package import Methods

/// The reference of the whole interface: guides, every method of the table, the objects, the errors.
package struct ReferenceView {
    struct Group {
        let name: String
        let entries: [MethodEntry]
    }

    /// A choice of the language in which code is shown.
    struct Choice {
        let id: String
        let label: String
        let isFirst: Bool
    }

    let labels = ReferenceLabels()
    let openRPCAddress: String
    let openAPIAddress: String
    /// Where whoever is logged out gets examples of their own.
    let personalAddress: String?
    let choices: [Choice]
    let guides: [Guide]
    let groups: [Group]
    let types: [ReferenceTypes.Entry]
    let errors: [ErrorRow]

    /// - Parameters:
    ///   - cast: who takes the places of the examples' people.
    ///   - origin: where the service is: `http://localhost:8080`.
    package init(cast: MethodExample.Cast, isPersonal: Bool, origin: String) {
        openRPCAddress = PageURL.openRPC.text
        openAPIAddress = PageURL.openAPI.text
        personalAddress = isPersonal ? nil : PageURL.logIn(returnTo: PageURL.docs.text).text
        choices = [CodeSample.Language.curl, .python, .javascript].map { language in
            Choice(id: "code-\(language.rawValue)", label: language.label, isFirst: language == .curl)
        }
        guides = BuiltIn.guides.map { Guide(id: $0.id, source: $0.source, origin: origin) }
        groups = Self.groups(cast: cast, origin: origin)
        types = ReferenceTypes.all
        errors = Slug.allCases.map(ErrorRow.init)
    }

    private static func groups(cast: MethodExample.Cast, origin: String) -> [Group] {
        var groups: [(name: String, entries: [MethodEntry])] = []
        for method in MethodTable.standard.methods {
            let entry = MethodEntry(method, cast: cast, origin: origin)
            if let last = groups.indices.last, groups[last].name == method.description.group {
                groups[last].entries.append(entry)
            } else {
                groups.append((method.description.group, [entry]))
            }
        }
        return groups.map { Group(name: $0.name, entries: $0.entries) }
    }
}
