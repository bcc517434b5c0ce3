/// What came of lending a connection to some work.
enum Loan<Value: Sendable, Failure: Error>: Sendable {
    /// The work was done or failed. A connection that is not reusable is to be closed.
    case returned(Result<Value, Failure>, isReusable: Bool)
    /// The connection was found dead before anything was sent: the work may be given to another one.
    case stale
}
