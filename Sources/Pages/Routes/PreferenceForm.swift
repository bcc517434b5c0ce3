import HTTPTypes
import Hummingbird
import Web

/// `POST /language`, `POST /theme`: remembers how a person wants to read, and leads back to where they were.
struct PreferenceForm: Sendable {
    private let name: String
    private let values: [String]

    static let language = PreferenceForm(name: "language", values: Language.allCases.map(\.rawValue))
    static let theme = PreferenceForm(name: "theme", values: Theme.allCases.map(\.rawValue))

    func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.formFields()
        let address = form["return"].flatMap(LocalAddress.init) ?? LocalAddress("/")
        var response = PageDesk.redirect(to: address?.text ?? PageURL.home.text)
        if let chosen = form[name], values.contains(chosen) {
            response.headers.append(
                HTTPField(
                    name: .setCookie, value: "\(name)=\(chosen); Path=/; SameSite=Lax; Max-Age=31536000"))
        }
        return response
    }
}
