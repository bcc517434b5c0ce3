package import Ledger

/// Where a client is logged in, and the keys of their programs.
package struct SecurityView: Sendable {
    struct SessionRow: Sendable {
        let id: String
        let device: String
        let detail: String
        let isCurrent: Bool
    }

    struct KeyRow: Sendable {
        let id: String
        let name: String
        let detail: String
    }

    struct ExpiryChoice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let sessionsAddress: String
    let keysAddress: String
    let revokeKeyAddress: String
    let sessions: [SessionRow]
    let hasOthers: Bool
    let moreAddress: String?
    let keys: [KeyRow]
    let hasKeys: Bool
    let madeToken: String?
    let keyName: FieldView
    let scopes: FieldView
    let mayRead: Bool
    let mayTransfer: Bool
    let expiries: [ExpiryChoice]
    let summary: FaultSummary?

    /// - Parameters:
    ///   - moreSessions: where the list of sessions goes on; `nil` on its last page.
    ///   - madeToken: the token of the key that was just made, to be shown this once.
    ///   - draft: what was typed for a new key.
    package init(
        user: UserID, sessions: [SessionSummary], moreSessions: String?, keys: [KeySummary],
        madeToken: String?, draft: KeyDraft, faults: [FormFault], now: Timestamp, words: Words
    ) {
        let form = FormState(faults: faults, words: words)
        sessionsAddress = PageURL.sessions(user).text
        keysAddress = PageURL.keys(user).text
        revokeKeyAddress = PageURL.revokedKeys(user).text
        self.sessions = sessions.map { Self.row($0, now: now, words: words) }
        hasOthers = sessions.contains { !$0.isCurrent }
        moreAddress = moreSessions.map { PageURL.security(user, sessionsBefore: $0).text }
        self.keys = keys.map { Self.row($0, now: now, words: words) }
        hasKeys = !keys.isEmpty
        self.madeToken = madeToken
        keyName = form.field(.keyName, draft.name)
        scopes = form.field(.scopes, "")
        mayRead = draft.mayRead
        mayTransfer = draft.mayTransfer
        expiries = KeyDraft.Expiry.allCases.map { expiry in
            ExpiryChoice(
                value: expiry.rawValue, label: Self.label(of: expiry, words: words),
                isChosen: expiry == draft.expiry)
        }
        summary = form.summary
    }

    private static func row(_ session: SessionSummary, now: Timestamp, words: Words) -> SessionRow {
        let facts = [
            words(.securityLoggedIn, ["moment": words.dateAndTime(session.createdAt)]),
            words(.securityLastSeen, ["age": words.age(of: session.lastSeenAt, now: now)]), session.address,
        ]
        return SessionRow(
            id: session.id, device: DeviceName.reading(session.userAgent) ?? words(.securityUnknownDevice),
            detail: facts.compactMap { $0 }.joined(separator: " · "), isCurrent: session.isCurrent)
    }

    private static func row(_ key: KeySummary, now: Timestamp, words: Words) -> KeyRow {
        let scopes = [
            key.mayRead ? words(.securityScopeRead) : nil,
            key.mayTransfer ? words(.securityScopeTransfer) : nil,
        ]
        let facts = [
            scopes.compactMap { $0 }.joined(separator: ", "),
            key.expiresAt.map { words(.securityKeyExpires, ["date": words.date($0)]) }
                ?? words(.securityKeyLasting),
            key.lastUsedAt.map { words(.securityKeyUsed, ["age": words.age(of: $0, now: now)]) }
                ?? words(.securityKeyUnused),
        ]
        return KeyRow(id: key.id, name: key.name, detail: facts.joined(separator: " · "))
    }

    private static func label(of expiry: KeyDraft.Expiry, words: Words) -> String {
        expiry.days.map { words.counted(.securityExpiryDays, $0) } ?? words(.securityExpiryNever)
    }
}
