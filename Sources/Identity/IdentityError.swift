/// Why Identity refused or could not do something. In every case nothing was changed that the client asked
/// for.
///
/// The database's own errors pass through as `PostgreSQLError`, since only they say whether the outcome is
/// known.
package enum IdentityError: Error, Equatable, Sendable {
    /// Another user has that e-mail.
    case emailTaken
    /// No user has that e-mail, or the password is another one: nobody learns which.
    case wrongCredentials
    /// Too many log-ins failed for this account or from this address; the password was not looked at.
    case throttled(retryAfter: Duration)
    /// The user keeps as many API keys as may be.
    case tooManyKeys(limit: Int)
    /// The API key asked for would be over before it begins.
    case keyEndsInThePast
    /// More passwords wait for a thread than may wait.
    case overloaded
    /// The service is shutting down.
    case stopping
    /// Whoever asked no longer waits for the answer.
    case cancelled
    /// The system has no memory for argon2, or no thread.
    case hashingFailed
}
