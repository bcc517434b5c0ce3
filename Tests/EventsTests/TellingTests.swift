import Ledger
import LedgerStore
import TestRandom
import Testing

@testable import Events

@Suite("What a client is told since a cursor")
struct TellingTests {
    private let usd = AccountID(owner: seven, currency: .usd)
    private let cny = AccountID(owner: seven, currency: .cny)

    @Test("Each transfer once and in order, then each changed account once")
    func told() {
        var books = AccountBooks([usd, cny])
        books.add(1, on: usd)
        books.add(2, on: usd, cny)
        let telling = Telling(since: cursor(0, 0), books.news(since: cursor(0, 0)))
        #expect(
            telling.events == [
                Event(.transferCompleted(id(1)), EventCursor("701:1*,702:0")!),
                Event(.transferCompleted(id(2)), EventCursor("701:2*,702:1*")!),
                Event(.accountChanged(usd, seq: 2), EventCursor("701:2,702:1*")!),
                Event(.accountChanged(cny, seq: 1), EventCursor("701:2,702:1")!),
            ])
        #expect(!telling.hasMore && telling.cursor.text == "701:2,702:1")
    }

    @Test("nothing where nothing happened")
    func quiet() {
        var books = AccountBooks([usd, cny])
        books.add(1, on: usd)
        let telling = Telling(since: cursor(1, 0), books.news(since: cursor(1, 0)))
        #expect(telling.events.isEmpty && !telling.hasMore && telling.cursor == cursor(1, 0))
    }

    @Test("a change that was not told before the connection broke, though nothing is new")
    func untold() throws {
        var books = AccountBooks([usd, cny])
        books.add(1, on: usd)
        let broken = try #require(EventCursor("701:1*,702:0"))
        let telling = Telling(since: broken, books.news(since: broken))
        #expect(telling.events == [Event(.accountChanged(usd, seq: 1), cursor(1, 0))])
    }

    @Test("an order that fits both accounts, whatever the ids say: two clocks may differ")
    func clocksDiffer() {
        var books = AccountBooks([usd, cny])
        books.add(9, on: cny)
        books.add(3, on: usd, cny)
        books.add(1, on: usd)
        let transfers = Telling(since: cursor(0, 0), books.news(since: cursor(0, 0))).transfers
        #expect(transfers == [id(9), id(3), id(1)])
    }

    @Test("`resync` behind the limit, and everything at the limit")
    func tooFarBehind() {
        var books = AccountBooks([usd, cny])
        for number in 1...EventLimits.behindMax {
            books.add(UInt128(number), on: number % 2 == 0 ? usd : cny)
        }
        let atLimit = Telling(since: cursor(0, 0), books.news(since: cursor(0, 0)))
        #expect(atLimit.transfers.count == EventLimits.transfersOfRoundMax && atLimit.hasMore)
        books.add(UInt128(EventLimits.behindMax + 1), on: usd)
        let behind = Telling(since: cursor(0, 0), books.news(since: cursor(0, 0)))
        #expect(behind.events.map(\.kind) == [.resync])
        #expect(behind.cursor == cursor(501, 500) && !behind.hasMore)
        #expect(Telling(since: behind.cursor, books.news(since: behind.cursor)).events.isEmpty)
    }

    @Test(
        "`resync` for a cursor of other books: ahead, of another client, or of numbers beyond all counting",
        arguments: [
            "701:2,702:0", "701:1,702:0,801:0", "1:0", "801:1",
            "701:9223372036854775807,702:9223372036854775807",
        ])
    func otherBooks(_ text: String) throws {
        var books = AccountBooks([usd, cny])
        books.add(1, on: usd)
        let other = try #require(EventCursor(text))
        let telling = Telling(since: other, books.news(since: other))
        #expect(telling.events == [Event(.resync, cursor(1, 0))] && telling.cursor == cursor(1, 0))
    }

    @Test("an account that the cursor does not name, from its first entry")
    func unnamed() throws {
        var books = AccountBooks([usd, cny])
        books.add(1, on: usd)
        books.add(2, on: cny)
        let old = try #require(EventCursor("701:1"))
        let telling = Telling(since: old, books.news(since: old))
        #expect(telling.events.map(\.kind) == [.transferCompleted(id(2)), .accountChanged(cny, seq: 1)])
    }

    @Test("whoever breaks off after any event and goes on from its id misses nothing and hears nothing twice")
    func resumed() throws {
        for seed in Seeds(200) {
            var random = SeededRandom(seed: seed)
            var books = AccountBooks(Currency.allCases.map { AccountID(owner: seven, currency: $0) })
            var position = EventCursor(books.heads.mapValues { _ in EventCursor.Place(seq: 0) })
            var transfers: [TransferID] = []
            var changes: [AccountID: Int64] = [:]
            for _ in 0..<20 {
                for _ in 0..<Int.random(in: 0...40, using: &random) {
                    let accounts = books.heads.keys.sorted().shuffled(using: &random)
                    let number = UInt128.random(in: 1 ... .max, using: &random)
                    books.add(number, on: Array(accounts.prefix(random.pick([1, 2]))))
                }
                let events = Telling(since: position, books.news(since: position)).events
                // The connection breaks after any of them.
                for event in events.prefix(Int.random(in: 0...events.count, using: &random)) {
                    position = event.cursor
                    switch event.kind {
                    case .transferCompleted(let transfer): transfers.append(transfer)
                    case .accountChanged(let account, let seq): changes[account] = seq
                    case .resync: Issue.record("resync, seed \(seed)")
                    }
                }
            }
            while true {
                let telling = Telling(since: position, books.news(since: position))
                transfers += telling.transfers
                for case .accountChanged(let account, let seq) in telling.events.map(\.kind) {
                    changes[account] = seq
                }
                position = telling.cursor
                if telling.events.isEmpty { break }
            }
            let isEachToldOnce = transfers.sorted() == books.order.sorted()
            #expect(isEachToldOnce, "seed \(seed)")
            let fitsEveryAccount = books.chains.values.allSatisfy { chain in
                let ofAccount = Set(chain.map(\.transfer))
                return transfers.filter(ofAccount.contains) == chain.map(\.transfer)
            }
            #expect(fitsEveryAccount, "seed \(seed)")
            #expect(changes == books.heads.filter { $0.value > 0 }, "seed \(seed)")
        }
    }

    private func cursor(_ usd: Int64, _ cny: Int64) -> EventCursor {
        EventCursor([self.usd: EventCursor.Place(seq: usd), self.cny: EventCursor.Place(seq: cny)])
    }
}

private let seven = UserID.house.next(7)

extension UserID {
    /// A client's number in a test.
    fileprivate func next(_ number: Int64) -> UserID { UserID(number) ?? self }
}

private func id(_ number: UInt128) -> TransferID { TransferID(bits: number) }

extension Telling {
    fileprivate var transfers: [TransferID] {
        events.compactMap { if case .transferCompleted(let transfer) = $0.kind { transfer } else { nil } }
    }
}

/// One client's chains in memory, read as the database reads them.
private struct AccountBooks {
    private(set) var chains: [AccountID: [AccountNews.Entry]]
    /// Transfers in the order in which they were posted.
    private(set) var order: [TransferID] = []

    init(_ accounts: [AccountID]) { chains = accounts.reduce(into: [:]) { $0[$1] = [] } }

    var heads: [AccountID: Int64] { chains.mapValues { Int64($0.count) } }

    mutating func add(_ number: UInt128, on accounts: AccountID...) { add(number, on: accounts) }

    mutating func add(_ number: UInt128, on accounts: [AccountID]) {
        let sides = accounts.map { AccountNews.Side(account: $0, seq: heads[$0, default: 0] + 1) }
        // The payer's side is another client's where one account is named.
        for side in sides {
            chains[side.account]?.append(
                AccountNews.Entry(seq: side.seq, transfer: TransferID(bits: number), sides: sides))
        }
        order.append(TransferID(bits: number))
    }

    func news(since cursor: EventCursor) -> [AccountNews] {
        chains.map { account, chain in
            let told = cursor.places[account]?.seq ?? 0
            return AccountNews(
                account: account, head: Int64(chain.count),
                entries: Array(chain.filter { $0.seq > told }.prefix(ReadNews.entriesMax)))
        }
    }
}
