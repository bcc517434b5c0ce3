import HTTPTypes
import Hummingbird
import Ledger
import Methods
import Web

/// What every page's route works with: who reads, in which language, and how the answer is made.
struct PageDesk: Sendable {
    let doorkeeper: Doorkeeper
    let renderer: PageRenderer

    /// A client who is logged in and looks at their own pages.
    struct Reader: Sendable {
        let call: Call
        let user: UserView

        var visitor: Visitor { Visitor(user: user.id, name: user.name) }

        var accounts: [AccountSummary] {
            user.accounts.compactMap { account in
                Money(decimalText: account.balance, currency: account.currency)
                    .map { AccountSummary(id: account.id, balance: $0) }
            }
        }

        /// Whether an account of theirs has as much now.
        func holds(_ sum: Money, on account: AccountID) -> Bool {
            accounts.contains { $0.id == account && $0.balance.minorUnits >= sum.minorUnits }
        }
    }

    /// The client whose pages are at this address; whoever is logged out is led to the log-in and back.
    func reader(_ request: Request, _ context: WebContext) async throws -> Reader {
        do {
            let (call, _) = try await doorkeeper.ownersCall(for: request, context)
            return Reader(call: call, user: try await GetUser.invoke(GetUser.Params(), call))
        } catch let problem as Problem where problem.slug == Slug.unauthenticated.rawValue {
            throw SignedOut()
        }
    }

    /// The client who is logged in; `nil` for everybody else.
    func readerIfAny(_ request: Request, _ context: WebContext) async throws -> Reader? {
        let call = try await doorkeeper.call(for: request, context)
        guard call.caller.userID != nil else { return nil }
        do {
            return Reader(call: call, user: try await GetUser.invoke(GetUser.Params(), call))
        } catch {
            throw Problem(error)
        }
    }

    /// Runs a page of a client's own; leads a visitor who is logged out to the log-in.
    func forReader(
        _ request: Request, _ context: WebContext, _ body: (Reader) async throws -> Response
    ) async throws -> Response {
        do {
            return try await body(try await reader(request, context))
        } catch is SignedOut {
            let address = request.method == .get ? LocalAddress(request.uri.description)?.text : nil
            return Self.redirect(to: .logIn(returnTo: address), outcome: .logInFirst)
        } catch let failure as Failure {
            throw Problem(failure)
        }
    }

    /// A page in the reader's language.
    func page(
        _ request: Request, reader: Reader?, status: HTTPResponse.Status = .ok,
        _ render: (PageRenderer, Visit, Words) -> [UInt8]
    ) -> Response {
        let visit = Visit(request, visitor: reader?.visitor)
        var response = Response(status, .html, render(renderer, visit, renderer.words(in: visit.language)))
        response.headers[.contentLanguage] = visit.language.htmlTag
        if visit.outcome != nil { response.headers.append(OutcomeCookie.cleared) }
        return response
    }

    /// 303: the answer to every form that was accepted.
    static func redirect(to page: PageURL, outcome: Outcome? = nil) -> Response {
        redirect(to: page.text, outcome: outcome)
    }

    static func redirect(to address: String, outcome: Outcome? = nil) -> Response {
        var response = Response(status: .seeOther, headers: [.location: address])
        if let outcome { response.headers.append(OutcomeCookie.set(outcome)) }
        return response
    }

    private struct SignedOut: Error {}
}
