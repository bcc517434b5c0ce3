/// What is known about the effect of work that failed.
package enum Outcome: Sendable, Equatable {
    /// The server has changed nothing, and will not.
    case nothingDone
    /// The server may or may not have made the change: its answer was lost. Only asking again with the same
    /// key tells.
    case unknown
}
