import HTTPTypes
import Hummingbird
import Identity
import JSON
import Ledger
import Methods
import Web

/// `/user/<id>/security/`: where a client is logged in and how to end that, and the API keys of their
/// programs.
struct SecurityPage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let cursor = try request.queryParameters()["before"]
        return try await desk.forReader(request, context) { reader in
            let token = MadeKeyCookie.token(in: request.headers, of: reader.user.id)
            var response = try await page(request, reader, cursor: cursor, madeToken: token)
            if token != nil {
                response.headers.append(
                    MadeKeyCookie.cleared(for: reader.user.id, isSecure: context.isSecure))
            }
            return response
        }
    }

    /// Ends the session that the form names, or all others.
    func endSessions(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await request.formFields()
        return try await desk.forReader(request, context) { reader in
            guard let id = fields["session_id"] else {
                _ = try await RevokeOtherSessions.invoke(NoParams(), reader.call)
                return PageDesk.redirect(to: .security(reader.user.id), outcome: .sessionsEnded)
            }
            let params = try RevokeSession.decode(["session_id": .string(id)])
            _ = try await RevokeSession.invoke(params, reader.call)
            return PageDesk.redirect(to: .security(reader.user.id), outcome: .sessionEnded)
        }
    }

    func makeKey(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await request.formFields()
        return try await desk.forReader(request, context) { reader in
            let draft = KeyDraft { fields[$0] }
            do throws(Failure) {
                let params = try CreateAPIKey.decode(Self.params(of: draft, now: reader.call.now))
                let made = try await CreateAPIKey.invoke(params, reader.call)
                var response = PageDesk.redirect(to: .security(reader.user.id), outcome: .keyMade)
                response.headers.append(
                    MadeKeyCookie.set(made.token, for: reader.user.id, isSecure: context.isSecure))
                return response
            } catch {
                return try await page(
                    request, reader, draft: draft, faults: Self.faults(of: error), Problem(error).status)
            }
        }
    }

    func revokeKey(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await request.formFields()
        return try await desk.forReader(request, context) { reader in
            let params = try RevokeAPIKey.decode(["key_id": .string(fields["key_id"] ?? "")])
            _ = try await RevokeAPIKey.invoke(params, reader.call)
            return PageDesk.redirect(to: .security(reader.user.id), outcome: .keyRevoked)
        }
    }

    private func page(
        _ request: Request, _ reader: PageDesk.Reader, cursor: String? = nil, madeToken: String? = nil,
        draft: KeyDraft = .empty, faults: [FormFault] = [], _ status: HTTPResponse.Status = .ok
    ) async throws(Failure) -> Response {
        let params = try ListSessions.decode(["cursor": cursor.map(JSON.string) ?? .null])
        let sessions = try await ListSessions.invoke(params, reader.call)
        let keys = try await ListAPIKeys.invoke(NoParams(), reader.call).items
        return desk.page(request, reader: reader, status: status) { renderer, visit, words in
            renderer.security(
                SecurityView(
                    user: reader.user.id, sessions: sessions.items.map(SessionSummary.init),
                    moreSessions: sessions.nextCursor.map { "\($0)" }, keys: keys.map(KeySummary.init),
                    madeToken: madeToken, draft: draft, faults: faults, now: reader.call.now, words: words),
                for: visit)
        }
    }

    private static func params(of draft: KeyDraft, now: Timestamp) -> JSONObject {
        let scopes = [(draft.mayRead, APIKeyScope.read), (draft.mayTransfer, .transfer)].filter(\.0).map(\.1)
        return [
            "name": .string(draft.name), "scopes": .array(scopes.map { .string($0.rawValue) }),
            "expires_at": draft.end(now: now).map { .string($0.rfc3339) } ?? .null,
        ]
    }

    /// The method's parameter is called `name`; a person's own name is another field.
    private static func faults(of failure: Failure) -> [FormFault] {
        if failure.slug == .forbidden { return [FormFault(.tooManyKeys, refusal: failure.slug)] }
        let faults = failure.fields.compactMap { fault -> FormFault? in
            switch fault.pointer {
            case "/name": FormFault(FaultReason(fault.code.rawValue), at: .keyName, refusal: failure.slug)
            case "/scopes": FormFault(FaultReason(fault.code.rawValue), at: .scopes, refusal: failure.slug)
            default: nil
            }
        }
        return faults.isEmpty ? FormFault.all(of: failure) : faults
    }
}

extension SessionSummary {
    /// What a method tells of a session, as pages show it.
    init(_ session: SessionView) {
        self.init(
            id: "\(session.id)", userAgent: session.userAgent, address: session.address,
            createdAt: session.createdAt, lastSeenAt: session.lastSeenAt, isCurrent: session.current)
    }
}

extension KeySummary {
    /// What a method tells of an API key, as pages show it.
    init(_ key: APIKeyView) {
        self.init(
            id: "\(key.id)", name: key.name.text, mayRead: key.scopes.contains(.read),
            mayTransfer: key.scopes.contains(.transfer), expiresAt: key.expiresAt, lastUsedAt: key.lastUsedAt)
    }
}
