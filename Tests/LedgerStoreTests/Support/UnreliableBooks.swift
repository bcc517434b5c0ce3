import Ledger
import LedgerStore
import PostgreSQL
import Synchronization
import TestRandom

@testable import LedgerStore

/// Books in memory behind an unreliable database: every try meets a fate that a seed decides.
///
/// What a try whose COMMIT went unanswered did becomes known only to a later one: it was committed, or it was
/// not, or it is still on its way and is committed, or given up, before the next try can see the books.
final class UnreliableBooks: Sendable {
    /// What becomes of a try.
    enum Fate: CaseIterable {
        case committed, committedUnanswered, abortedUnanswered, lostRace, unavailable
    }

    private struct State {
        var random: SeededRandom
        var books: Books
        var transfers: [Transfer] = []
        var entries: [Entry] = []
        var nextTime = Timestamp(microsecondsSince1970: 1_769_860_800_000_000)
        var clock = ContinuousClock.now
        var tries = 0
    }

    private let state: Mutex<State>
    private let fates: [Fate]
    /// The database refuses every batch that would record a transfer with this memo.
    static let poison = "poison"

    init(seed: UInt64, books: Books, fates: [Fate] = Fate.allCases) {
        state = Mutex(State(random: SeededRandom(seed: seed), books: books))
        self.fates = fates
    }

    var transfers: [Transfer] { state.withLock { $0.transfers } }
    var entries: [Entry] { state.withLock { $0.entries } }
    var heads: [AccountID: AccountHead] { state.withLock { $0.books.heads } }
    var tries: Int { state.withLock { $0.tries } }

    /// A clock that moves only by what is waited, and by each try.
    var time: PostingTime {
        PostingTime(
            now: { self.state.withLock { $0.clock } },
            pause: { duration in self.state.withLock { $0.clock += duration } })
    }

    func attempt(_ batch: [Submission], _ underLock: Bool) async -> PostingTry {
        state.withLock { state in
            state.tries += 1
            let fate = state.random.pick(fates)
            state.clock += .milliseconds(Int.random(in: 1...400, using: &state.random))
            guard fate != .unavailable else {
                return PostingTry(transfers: [], result: .failure(PostgreSQLError(.connectFailed)))
            }
            let decision = Decider.decide(
                batch, on: state.books, stamps: TransferStamps(startingAt: state.nextTime, random: { 0 }))
            state.nextTime = Timestamp(microsecondsSince1970: state.nextTime.microsecondsSince1970 + 1000)
            let ids = decision.transfers.map(\.id)
            if decision.transfers.contains(where: { $0.memo?.text == Self.poison }) {
                return PostingTry(
                    transfers: ids,
                    result: .failure(PostgreSQLError(.server(.checkViolation), sqlState: .checkViolation)))
            }
            let lost = PostgreSQLError(.connectionLost, outcome: .unknown)
            switch fate {
            case .committed:
                Self.commit(decision, &state)
                return PostingTry(transfers: ids, result: .success(decision))
            case .committedUnanswered:
                Self.commit(decision, &state)
                return PostingTry(transfers: ids, result: .failure(lost))
            case .abortedUnanswered: return PostingTry(transfers: ids, result: .failure(lost))
            case .lostRace, .unavailable:
                return PostingTry(transfers: ids, result: .failure(PostgreSQLErrors.lostRace))
            }
        }
    }

    private static func commit(_ decision: Decision, _ state: inout State) {
        for entry in decision.entries {
            guard let head = state.books.heads[entry.account] else { continue }
            state.books.heads[entry.account] = AccountHead(
                currency: head.currency, balance: entry.position.balanceAfter, seq: entry.position.seq)
        }
        for transfer in decision.transfers {
            state.books.recorded[Books.KeyOfUser(user: transfer.user, key: transfer.key)] = transfer
        }
        state.transfers += decision.transfers
        state.entries += decision.entries
    }
}
