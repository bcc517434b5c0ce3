/// How a transaction sees the work of others.
package enum Isolation: Sendable {
    /// Each statement sees what was committed before it began. What everything that writes uses.
    case readCommitted
    /// All statements see one snapshot and cannot write (REPEATABLE READ, READ ONLY). For audits of any
    /// length: the server's statement time-out does not apply.
    case snapshotReadOnly
}
