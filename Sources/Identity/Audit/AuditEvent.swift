package import Ledger

/// Something that the audit trail remembers for ever. Holds no secret, password or e-mail.
package struct AuditEvent: Sendable {
    /// What happened. The raw value is what the table holds.
    package enum Kind: String, CaseIterable, Sendable {
        case signedUp = "signed_up"
        case loggedIn = "logged_in"
        case logInFailed = "log_in_failed"
        case loggedOut = "logged_out"
        case sessionRevoked = "session_revoked"
        case otherSessionsRevoked = "other_sessions_revoked"
        /// The client made an API key; the detail is the key's id.
        case keyCreated = "key_created"
        /// The client took an API key back; the detail is the key's id.
        case keyRevoked = "key_revoked"
        /// Somebody asked for what is not theirs; the detail names the method.
        case accessRefused = "access_refused"
        /// The operator gave the client money of the house; the detail names the deposit and the operator.
        case depositBooked = "deposit_booked"
    }

    package let kind: Kind
    /// `nil` when nobody known did it: a log-in with an e-mail that is no client's.
    package let userID: UserID?
    package let sessionID: SessionID?
    package let client: ClientDescription
    /// At most 400 bytes, no control characters; never a secret.
    package let detail: String?
    /// SHA-256 of what was tried, for events of nobody known.
    let subject: [UInt8]?

    package static let detailBytesMax = 400

    package init(
        _ kind: Kind, userID: UserID?, sessionID: SessionID? = nil, client: ClientDescription,
        detail: String? = nil
    ) {
        self.init(kind, userID: userID, sessionID: sessionID, client: client, detail: detail, subject: nil)
    }

    init(
        _ kind: Kind, userID: UserID?, sessionID: SessionID? = nil, client: ClientDescription,
        detail: String? = nil,
        subject: [UInt8]?
    ) {
        self.kind = kind
        self.userID = userID
        self.sessionID = sessionID
        self.client = client
        self.detail = detail?.cleaned(bytesMax: Self.detailBytesMax)
        self.subject = subject
    }
}
