package import Ledger
package import LedgerStore
import Synchronization

/// Knows who listens at this instance, wakes them, and gathers what other instances are to be told.
///
/// The posting engine tells it after each commit: one lock a batch, and nothing waits for it. What it says
/// may be lost or come twice: whoever is woken reads the books.
package final class EventHub: Sendable {
    private struct State {
        var bells: [UserID: [Int: Bell]] = [:]
        var count = 0
        var lastNumber = 0
        /// No more subscriptions; those that were are closing.
        var isClosed = false
        var outgoing = Announcement()
    }

    private let state = Mutex(State())
    /// One signal stands for many; ends with `endAnnouncing`.
    let announcementsWaiting: AsyncStream<Void>
    private let announce: AsyncStream<Void>.Continuation

    package init() {
        (announcementsWaiting, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: What happens

    /// Transfers were committed: wakes their clients, here and at other instances.
    package func posted(_ answers: [[PostingResult]]) {
        var users: [UserID] = []
        for answer in answers {
            for case .success(.decided(let transfer)) in answer where transfer.refusal == nil {
                users.append(transfer.user)
                let payee = transfer.to.account.owner
                if payee != transfer.user { users.append(payee) }
            }
        }
        if !users.isEmpty { changed(users) }
    }

    /// Accounts of these clients have changed.
    package func changed(_ users: [UserID]) {
        ring(.news, of: users) { $0.add(news: users) }
        announce.yield()
    }

    /// Sessions of the client were ended: streams that came with them close, here and at other instances.
    package func sessionsEnded(of user: UserID) {
        ring(.sessions, of: [user]) { $0.add(sessionsOf: user) }
        announce.yield()
    }

    /// Another instance says so.
    func heard(_ announcement: Announcement) {
        if announcement.isForEverybody {
            wakeEverybody()
        } else {
            ring(.news, of: announcement.news) { _ in }
            ring(.sessions, of: announcement.sessions) { _ in }
        }
    }

    /// Everybody looks: something may have been missed.
    func wakeEverybody() { ringAll([.news, .sessions]) }

    /// Ends all subscriptions and takes no more: the instance stops.
    package func close() {
        state.withLock { $0.isClosed = true }
        ringAll(.closing)
    }

    /// Nothing more will happen here: the relay says what is left and ends.
    package func endAnnouncing() { announce.finish() }

    /// What other instances have not been told yet.
    func takeOutgoing() -> Announcement {
        state.withLock { state in
            defer { state.outgoing = Announcement() }
            return state.outgoing
        }
    }

    /// They could not be told: next time all are told to look.
    func announceToEverybody() {
        state.withLock { $0.outgoing.isForEverybody = true }
        announce.yield()
    }

    // MARK: Who listens

    /// A place for one more stream or poll of the client, held as long as the subscription lives.
    package func subscribe(_ user: UserID) throws(SubscriptionRefusal) -> Subscription {
        let result: Result<Subscription, SubscriptionRefusal> = state.withLock { state in
            guard !state.isClosed else { return .failure(.closed) }
            guard state.count < EventLimits.subscriptionsMax else { return .failure(.tooMany) }
            guard state.bells[user, default: [:]].count < EventLimits.subscriptionsOfUserMax else {
                return .failure(.tooManyOfUser)
            }
            state.lastNumber += 1
            state.count += 1
            let subscription = Subscription(self, user, number: state.lastNumber)
            state.bells[user, default: [:]][subscription.number] = subscription.bell
            return .success(subscription)
        }
        return try result.get()
    }

    /// Streams and polls under way, for the metrics.
    package var subscriptionsCount: Int { state.withLock { $0.count } }

    func leave(_ user: UserID, number: Int) {
        state.withLock { state in
            guard state.bells[user]?.removeValue(forKey: number) != nil else { return }
            state.count -= 1
            if state.bells[user]?.isEmpty == true { state.bells[user] = nil }
        }
    }

    private func ring(_ signals: Signals, of users: [UserID], _ note: (inout Announcement) -> Void) {
        let bells = state.withLock { state in
            note(&state.outgoing)
            return state.count == 0 ? [] : Set(users).flatMap { Array((state.bells[$0] ?? [:]).values) }
        }
        for bell in bells { bell.ring(signals) }
    }

    private func ringAll(_ signals: Signals) {
        let bells = state.withLock { state in state.bells.values.flatMap { Array($0.values) } }
        for bell in bells { bell.ring(signals) }
    }
}
