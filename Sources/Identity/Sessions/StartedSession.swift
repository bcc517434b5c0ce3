/// A session just begun, with the token that is told once and never again.
package struct StartedSession: Sendable {
    package let session: Session
    /// For the cookie or the answer; only its hash is stored.
    package let token: SessionToken
}
