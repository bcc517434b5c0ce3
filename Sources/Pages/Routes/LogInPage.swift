import HTTPTypes
import Hummingbird
import JSON
import Methods
import Web

/// `/login`: e-mail and password; then back to where the visitor came from.
struct LogInPage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        if let user = try await desk.doorkeeper.call(for: request, context).caller.userID {
            return PageDesk.redirect(to: .accounts(user))
        }
        let returnTo = try request.queryParameters()["return"].flatMap(LocalAddress.init)
        return desk.page(request, reader: nil) { renderer, visit, words in
            renderer.logIn(LogInView(returnTo: returnTo, words: words), for: visit)
        }
    }

    func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.formFields()
        let call = try await desk.doorkeeper.call(for: request, context)
        let returnTo = form["return"].flatMap(LocalAddress.init)
        do throws(Failure) {
            let session = try await LogInMethod.invoke(try Self.params(form), call)
            return PageDesk.redirect(
                to: returnTo?.text ?? PageURL.accounts(session.userID).text, outcome: .loggedIn)
        } catch {
            let faults = FormFault.all(of: error)
            return desk.page(request, reader: nil, status: Problem(error).status) { renderer, visit, words in
                renderer.logIn(
                    LogInView(
                        email: form["email"] ?? "", remembers: form["remember"] != nil, returnTo: returnTo,
                        faults: faults, words: words), for: visit)
            }
        }
    }

    private static func params(_ form: FormFields) throws(Failure) -> LogInMethod.Params {
        try LogInMethod.decode([
            "email": .string(form["email"] ?? ""), "password": .string(form["password"] ?? ""),
            "remember": .bool(form["remember"] != nil), "cookie": true,
        ])
    }
}
