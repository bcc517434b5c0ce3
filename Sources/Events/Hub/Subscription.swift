import Ledger

/// A place among those who listen, given back when it is let go.
package final class Subscription: Sendable {
    let bell = Bell()
    let number: Int
    private let user: UserID
    private let hub: EventHub

    init(_ hub: EventHub, _ user: UserID, number: Int) {
        self.hub = hub
        self.user = user
        self.number = number
    }

    deinit { hub.leave(user, number: number) }

    /// Ends what listens here, as the end of the instance does.
    package func end() { bell.ring(.closing) }
}
