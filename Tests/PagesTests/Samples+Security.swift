import Ledger
import Methods
@testable import Pages

extension Samples {
    var securityPages: [Page] {
        let refused = KeyDraft(name: names.typed, mayRead: false, mayTransfer: false, expiry: .never)
        let faults = [FormFault(.missing, at: .keyName), FormFault(.other, at: .scopes)]
        return [
            security("security"),
            security("security-new", keys: []),
            security("security-key-made", madeToken: "ebk_7.\(names.typed)"),
            security("security-faulty", draft: refused, faults: faults),
            security("security-keys-faulty", faults: [FormFault(.tooManyKeys, refusal: .forbidden)]),
        ]
    }

    private var sessions: [SessionSummary] {
        [
            SessionSummary(
                id: "0194c2f1-0000-7000-8000-000000000011",
                userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                address: "192.0.2.7", createdAt: now, lastSeenAt: now, isCurrent: true),
            SessionSummary(
                id: "0194c2f1-0000-7000-8000-000000000012", userAgent: names.typed, address: nil,
                createdAt: now, lastSeenAt: now, isCurrent: false),
        ]
    }

    private var keys: [KeySummary] {
        [
            KeySummary(
                id: "0194c2f1-0000-7000-8000-000000000021", name: names.memo, mayRead: true,
                mayTransfer: true,
                expiresAt: now, lastUsedAt: now),
            KeySummary(
                id: "0194c2f1-0000-7000-8000-000000000022", name: names.typed, mayRead: true,
                mayTransfer: false, expiresAt: nil, lastUsedAt: nil),
        ]
    }

    private func security(
        _ name: String, keys: [KeySummary]? = nil, madeToken: String? = nil, draft: KeyDraft = .empty,
        faults: [FormFault] = []
    ) -> Page {
        let view = SecurityView(
            user: user, sessions: sessions, moreSessions: "0194c2f1-0000-7000-8000-000000000012",
            keys: keys ?? self.keys, madeToken: madeToken, draft: draft, faults: faults, now: now,
            words: words)
        return page(name, "security", view, signedIn(at: .security(user)), renderer.security)
    }
}
