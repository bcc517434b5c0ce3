/// What became of one requested transfer. It is handed on often and a transfer is large: so by reference.
package indirect enum PostingOutcome: Hashable, Sendable {
    /// Decided now, completed or refused, and in the books.
    case decided(Transfer)
    /// Decided earlier under the same key; this is the first answer again.
    case replayed(Transfer)
    /// The key belongs to a transfer with another value of that parameter; nothing was done.
    case mismatch(field: String)
    /// The quote is unknown, or it is for another value of that parameter; nothing was done.
    case quoteUnknown
    case quoteMismatch(field: String)
    /// Not made because another transfer of the same atomic submission could not be; nothing was done.
    case abandoned
    /// The caller's proof does not hold; nothing was done.
    case callerUnknown
    /// Could not be made, which is why its atomic submission was not; nothing was recorded.
    case prevented(Refusal)

    /// Why no money moved, if the rules are why.
    package var refusal: Refusal? {
        if case .prevented(let refusal) = self { refusal } else { transfer?.refusal }
    }

    /// The transfer that the books hold, if they hold one.
    package var transfer: Transfer? {
        switch self {
        case .decided(let transfer), .replayed(let transfer): transfer
        default: nil
        }
    }
}
