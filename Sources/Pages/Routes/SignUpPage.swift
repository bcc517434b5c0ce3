import HTTPTypes
import Hummingbird
import Identity
import JSON
import Methods
import Web

/// `/signup`: a new client, who is logged in at once.
struct SignUpPage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        desk.page(request, reader: nil) { renderer, visit, words in
            renderer.signUp(SignUpView(passwordLengthMin: Password.lengthMin, words: words), for: visit)
        }
    }

    func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.formFields()
        let call = try await desk.doorkeeper.call(for: request, context)
        do throws(Failure) {
            let params = try SignUp.decode([
                "email": .string(form["email"] ?? ""), "name": .string(form["name"] ?? ""),
                "password": .string(form["password"] ?? ""),
            ])
            let user = try await SignUp.invoke(params, call)
            _ = try await LogInMethod.invoke(
                LogInMethod.Params(
                    email: params.email, password: Password(presented: form["password"] ?? ""), cookie: true),
                call)
            return PageDesk.redirect(to: .accounts(user.id), outcome: .signedUp)
        } catch {
            let faults = FormFault.all(of: error)
            return desk.page(request, reader: nil, status: Problem(error).status) { renderer, visit, words in
                renderer.signUp(
                    SignUpView(
                        email: form["email"] ?? "", name: form["name"] ?? "",
                        passwordLengthMin: Password.lengthMin,
                        faults: faults, words: words), for: visit)
            }
        }
    }
}
