/// A piece of code to copy.
struct CodeSample {
    /// What it is written in, as a class of CSS and for the tests that run it: `curl`, `python`,
    /// `javascript`, `json`.
    let language: String
    /// The same for people.
    let label: String
    let text: String

    init(_ language: Language, _ text: String) {
        self.language = language.rawValue
        label = language.label
        self.text = text
    }

    /// The languages of the reference.
    enum Language: String, CaseIterable {
        case curl
        case python
        case javascript
        case json

        /// The word after the fence in a guide; a shell's code is shown as curl.
        init?(fence: some StringProtocol) {
            switch fence {
            case "sh": self = .curl
            case "python": self = .python
            case "javascript": self = .javascript
            case "json": self = .json
            default: return nil
            }
        }

        var label: String {
            switch self {
            case .curl: "curl"
            case .python: "Python"
            case .javascript: "JavaScript"
            case .json: "JSON"
            }
        }
    }
}
