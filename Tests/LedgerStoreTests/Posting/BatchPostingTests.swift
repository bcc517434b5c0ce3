import Ledger
import Logging
import TestBank
import TestRandom
import Synchronization
import Testing

@testable import LedgerStore

@Suite("A batch on an unreliable database")
struct BatchPostingTests {
    /// Whatever order the faults come in: who is told that it was made, finds it made, once; who is told that
    /// nothing was done, finds nothing, now and later; and only a lost answer to COMMIT leaves somebody not
    /// knowing.
    @Test("tells everybody the truth, and makes every transfer once")
    func truth() async throws {
        var told: Set<String> = []
        for seed in Seeds(1_500) {
            var random = SeededRandom(seed: ~seed)
            let books = UnreliableBooks(seed: seed, books: try Self.books())
            let posting = Self.posting(on: books)
            var asked: [[TransferRequest]] = []
            var answers: [BatchPosting.Answer] = []
            for number in 0..<Int.random(in: 1...4, using: &random) {
                let batch = try Self.batch(number, using: &random)
                asked += batch.map(\.requests)
                answers += await posting.post(batch)
            }
            for (requests, answer) in zip(asked, answers) {
                told.formUnion(try Self.check(answer, to: requests, books, "seed \(seed)"))
            }
            try Self.checkBooks(books, "seed \(seed)")
        }
        #expect(told == ["answered", "overloaded", "outcomeUnknown", "refusedByDatabase"])
    }

    @Test(
        "answers with what a try made whose answer was lost: as the batch's own, not as a replay"
    )
    func lostAnswer() async throws {
        let books = UnreliableBooks(seed: 1, books: try Self.books(), fates: [.committedUnanswered])
        let batch = try [Submission([Self.wish(1)]), Submission([Self.wish(1)]), Submission([Self.wish(2)])]
        var answers: [BatchPosting.Answer] = []
        // The first try is committed and unanswered, as is every other: only a try that writes nothing
        // answers.
        let posting = BatchPosting(
            limits: PostingLimits(), time: books.time, logger: Self.silent,
            attempt: { batch, underLock in
                let tried = await books.attempt(batch, underLock)
                return tried.transfers.isEmpty ? Self.read(batch, books) : tried
            })
        answers = await posting.post(batch)
        let outcomes = try answers.map { try $0.map { try $0.get() } }
        #expect(outcomes.map { $0.map(\.isDecided) } == [[true], [false], [true]])
        #expect(outcomes[1].map(\.isReplayed) == [true])
        #expect(books.transfers.count == 2)
    }

    @Test("is split until the culprit stands alone, and its neighbours are made")
    func culprit() async throws {
        for place in [0, 1, 250, 499] {
            let books = UnreliableBooks(seed: 1, books: try Self.books(), fates: [.committed])
            var batch = try (0..<500).map { Submission([try Self.wish($0)]) }
            batch[place] = Submission([try Self.wish(place, memo: UnreliableBooks.poison)])
            let answers = await Self.posting(on: books).post(batch)
            #expect(answers.indices.filter { answers[$0].map(\.outcome).contains(nil) } == [place])
            #expect(answers[place].map(\.failure) == [.refusedByDatabase])
            #expect(books.transfers.count == 499 && books.tries <= 2 * 9 + 1)
        }
    }

    @Test("is split inside a list, too, unless the list is made whole or not at all")
    func culpritInList() async throws {
        for isAtomic in [false, true] {
            let books = UnreliableBooks(seed: 1, books: try Self.books(), fates: [.committed])
            var list = try (0..<20).map { try Self.wish($0) }
            list[13] = try Self.wish(13, memo: UnreliableBooks.poison)
            let neighbour = Submission([try Self.wish(100)])
            let answers = await Self.posting(on: books).post([
                neighbour, Submission(list, isAtomic: isAtomic), Submission([try Self.wish(101)]),
            ])
            let failed = answers[1].indices.filter { answers[1][$0].failure == .refusedByDatabase }
            #expect(failed == (isAtomic ? Array(0..<20) : [13]))
            #expect((answers[0] + answers[2]).compactMap(\.outcome).filter(\.isDecided).count == 2)
            #expect(books.transfers.count == (isAtomic ? 2 : 21))
        }
    }

    @Test(
        "whose COMMIT went unanswered is not answered as undone by what rests on no row",
        arguments: [.callerUnknown, .prevented(.quoteExpired), .abandoned] as [PostingOutcome])
    func unansweredThenUnproved(outcome: PostingOutcome) async throws {
        let books = UnreliableBooks(seed: 1, books: try Self.books(), fates: [.unavailable])
        for (first, expected) in [
            (PostingTry.failed(PostgreSQLErrors.unanswered), PostingResult.failure(.outcomeUnknown)),
            (PostingTry.failed(PostgreSQLErrors.lostRace), .success(outcome)),
        ] {
            var decision = Decision()
            decision.outcomes = [[outcome]]
            let tries = Mutex([PostingTry(transfers: [], result: .success(decision)), first])
            let posting = BatchPosting(
                limits: PostingLimits(), time: books.time, logger: Self.silent,
                attempt: { _, _ in tries.withLock { $0.removeLast() } })
            #expect(await posting.post([Submission([try Self.wish(1)])]) == [[expected]])
        }
    }

    @Test("that is split after its COMMIT went unanswered stays one that may be made")
    func unansweredThenRefused() async throws {
        let books = UnreliableBooks(seed: 1, books: try Self.books(), fates: [.unavailable])
        let faults: [any Error] = [
            PostgreSQLErrors.unanswered, PostgreSQLErrors.refused, PostgreSQLErrors.away,
        ]
        let script = Script(faults)
        let posting = BatchPosting(
            limits: PostingLimits(), time: books.time, logger: Self.silent,
            attempt: { _, _ in PostingTry(transfers: [], result: .failure(script.next())) })
        let answers = await posting.post([Submission([try Self.wish(1)]), Submission([try Self.wish(2)])])
        #expect(answers.map { $0.map(\.failure) } == [[.outcomeUnknown], [.outcomeUnknown]])
    }

    @Test("ends in bounded time when the database never comes back")
    func bounded() async throws {
        let books = UnreliableBooks(seed: 1, books: try Self.books(), fates: [.unavailable])
        let began = books.time.now()
        let answers = await Self.posting(on: books).post([Submission([try Self.wish(1)])])
        #expect(answers[0].map(\.failure) == [.overloaded])
        #expect(books.time.now() - began < .seconds(12) && books.tries <= PostingLimits().attemptsMax)
    }
}

extension BatchPostingTests {
    private static func check(
        _ answer: BatchPosting.Answer, to requests: [TransferRequest], _ books: UnreliableBooks,
        _ seed: Comment
    ) throws -> Set<String> {
        try #require(answer.count == requests.count, seed)
        return Set(try zip(requests, answer).map { try check($1, to: $0, books, seed) })
    }

    private static func check(
        _ result: PostingResult, to request: TransferRequest, _ books: UnreliableBooks, _ seed: Comment
    ) throws -> String {
        switch result {
        case .success(let outcome):
            if let transfer = outcome.transfer { try #require(books.transfers.contains(transfer), seed) }
            try #require(
                isShared(request.key) || !outcome.isReplayed, "asked once, so it is its own answer, \(seed)")
            return "answered"
        case .failure(.outcomeUnknown): return "outcomeUnknown"
        case .failure(let failure):
            let isMade = books.transfers.contains { $0.key == request.key && $0.user == request.user }
            try #require(isShared(request.key) || !isMade, seed)
            return "\(failure)"
        }
    }

    private static func checkBooks(_ books: UnreliableBooks, _ seed: Comment) throws {
        let transfers = books.transfers
        try #require(Set(transfers.map(\.key)).count == transfers.count, seed)
        try #require(Set(transfers.map(\.id)).count == transfers.count, seed)
        var heads = try Self.books().heads
        for entry in books.entries {
            let head = try #require(heads[entry.account])
            try #require(entry.position.seq == head.seq + 1, seed)
            try #require(entry.position.balanceAfter == head.balance + entry.amount, seed)
            heads[entry.account] = AccountHead(
                currency: head.currency, balance: entry.position.balanceAfter, seq: entry.position.seq)
        }
        try #require(heads == books.heads, seed)
    }

    /// Some keys are used by several batches: what one was told then says nothing about the key alone.
    private static func isShared(_ key: IdempotencyKey) -> Bool { key.text.hasPrefix("shared") }

    private static func batch(_ number: Int, using random: inout SeededRandom) throws -> [Submission] {
        try (0..<Int.random(in: 1...6, using: &random)).map { place in
            let requests = try (0..<Int.random(in: 1...3, using: &random)).map { part in
                let key =
                    random.chance(oneIn: 6)
                    ? "shared-\(Int.random(in: 0..<3, using: &random))" : "k-\(number)-\(place)-\(part)"
                return try request(
                    try #require(UserID(1)), .usd, try #require(UserID(2)), .usd,
                    Money(minorUnits: random.magnitude(upTo: 40_00), currency: .usd).decimalText, key: key,
                    memo: random.chance(oneIn: 12) ? UnreliableBooks.poison : nil)
            }
            return Submission(requests, isAtomic: random.chance(oneIn: 4))
        }
    }

    private static func wish(_ number: Int, memo: String? = nil) throws -> TransferRequest {
        try request(
            try #require(UserID(1)), .usd, try #require(UserID(2)), .usd, "0.01", key: "k\(number)",
            memo: memo)
    }

    private static func posting(on books: UnreliableBooks) -> BatchPosting {
        BatchPosting(limits: PostingLimits(), time: books.time, logger: silent) {
            await books.attempt($0, $1)
        }
    }

    /// A try that only reads.
    private static func read(_ batch: [Submission], _ books: UnreliableBooks) -> PostingTry {
        let recorded = Dictionary(
            uniqueKeysWithValues: books.transfers.map { (Books.KeyOfUser(user: $0.user, key: $0.key), $0) })
        var decision = Decision()
        decision.outcomes = batch.map { submission in
            submission.requests.compactMap { request in
                recorded[Books.KeyOfUser(user: request.user, key: request.key)].map { .replayed($0) }
            }
        }
        return PostingTry(transfers: [], result: .success(decision))
    }

    private static func books() throws -> Books {
        var heads: [AccountID: AccountHead] = [:]
        for number in Int64(1)...2 {
            let account = AccountID(owner: try #require(UserID(number)), currency: .usd)
            heads[account] = AccountHead(currency: .usd, balance: 100_00, seq: 1)
        }
        let perUSD: [Currency: Int64] = [.usd: 100_000_000, .cny: 694_000_000, .eur: 90_000_000]
        let rates = RateTable(version: 1, effectiveFrom: Timestamp(microsecondsSince1970: 0), perUSD: perUSD)
        let terms = Terms(
            rates: try #require(rates), fee: try #require(FeePolicy(version: 1, basisPoints: 100)))
        return Books(heads: heads, recorded: [:], quotes: [:], quotesUsed: [], terms: terms)
    }

    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension PostingTry {
    fileprivate static func failed(_ error: any Error) -> PostingTry {
        PostingTry(transfers: [], result: .failure(error))
    }
}
