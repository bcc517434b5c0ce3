/// What a request tells about its reader: everything that a page's frame needs beside the page's own view.
package struct Visit: Sendable {
    package let language: Language
    package let theme: Theme
    /// `nil` when signed out.
    package let visitor: Visitor?
    /// Path and query of this page, where the language and theme forms lead back to. Never from a POST.
    package let address: String
    package let outcome: Outcome?

    package init(
        language: Language, theme: Theme = .automatic, visitor: Visitor? = nil, address: String = "/",
        outcome: Outcome? = nil
    ) {
        self.language = language
        self.theme = theme
        self.visitor = visitor
        self.address = address
        self.outcome = outcome
    }
}
