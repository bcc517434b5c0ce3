package import Identity
package import LedgerStore

extension CallerChecks {
    /// A caller is who holds the token of a live session.
    package init(_ sessions: Sessions) {
        self.init(require: sessions.require, holding: sessions.holding)
    }
}
