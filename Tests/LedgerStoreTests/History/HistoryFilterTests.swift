import Ledger
import LedgerStore
import TestBank
import Testing

@Suite("A client's history")
struct HistoryFilterTests {
    @Test("holds every transfer the client has a part in: made, received, refused, and the deposit")
    func everything() async throws {
        try await withBank { bank in
            let sample = try await HistorySample(at: bank)
            #expect(try await sample.shown { _ in } == HistorySample.keys)
            #expect(try await sample.shown(.newest) { _ in } == HistorySample.keys.reversed())
            let theirs = try await bank.history(of: sample.bob).map(\.transfer.key.text)
            #expect(
                theirs == ["in-2", "out-2", "in-1", "out-1", "signup:deposit"],
                "refused ones are their maker's alone")
        }
    }

    @Test("is filtered by account, counterparty, direction, kind, currency and status")
    func closedSets() async throws {
        try await withBank { bank in
            let sample = try await HistorySample(at: bank)
            let usd = AccountID(owner: sample.ann, currency: .usd)
            let eur = AccountID(owner: sample.ann, currency: .eur)
            let cny = AccountID(owner: sample.ann, currency: .cny)
            let bobs = AccountID(owner: sample.bob, currency: .usd)
            let cases: [([String], (inout TransferFilter) -> Void)] = [
                (["own-1", "out-2", "in-2"], { $0.accounts = [eur] }),
                (["signup:deposit", "out-1", "own-1", "in-1", "refused"], { $0.accounts = [usd] }),
                (HistorySample.keys, { $0.accounts = [usd, eur] }), ([], { $0.accounts = [cny] }),
                ([], { $0.accounts = [bobs] }),
                (
                    ["out-2"],
                    {
                        $0.accountsExcluded = [usd, bobs]; $0.accounts = [eur]
                    }
                ),
                (["out-1", "in-1", "refused", "in-2"], { $0.parties = [[bobs]] }),
                (["in-2"], { $0.parties = [[bobs], [eur]] }), ([], { $0.parties = [[cny], [usd, eur]] }),
                (["out-1", "in-1", "refused", "in-2"], { $0.counterparties = [bobs] }),
                (["own-1"], { $0.counterparties = [eur] }),
                (["signup:deposit", "own-1", "in-1", "in-2"], { $0.direction = .incoming }),
                (["out-1", "own-1", "refused", "out-2"], { $0.direction = .outgoing }),
                (
                    ["own-1", "in-2"],
                    {
                        $0.direction = .incoming; $0.accounts = [eur]
                    }
                ),
                (["own-1"], { $0.kinds = [.own] }), (["signup:deposit"], { $0.kinds = [.deposit] }),
                (["out-1", "in-1", "refused", "out-2", "in-2"], { $0.kinds = [.external] }),
                ([], { $0.kinds = [] }),
                (["own-1", "out-2", "in-2"], { $0.currency = .eur }), ([], { $0.currency = .cny }),
                (["refused"], { $0.statuses = [.refused] }),
                (HistorySample.keys.filter { $0 != "refused" }, { $0.statuses = [.completed] }),
                ([], { $0.statuses = [] }),
                (
                    ["out-1"],
                    {
                        $0.direction = .outgoing; $0.kinds = [.external]; $0.currency = .usd;
                        $0.statuses = [.completed]
                    }
                ),
            ]
            for (number, (expected, change)) in cases.enumerated() {
                #expect(try await sample.shown(.oldest, change) == expected, "case \(number)")
            }
        }
    }

    @Test("is filtered by the amount on the client's side, before a fee and after conversion")
    func amounts() async throws {
        try await withBank { bank in
            let sample = try await HistorySample(at: bank)
            let cases: [([String], (inout TransferFilter) -> Void)] = [
                (["own-1", "refused", "signup:deposit"], { $0.amountMin = 20_00 }),
                (["in-1", "out-2", "in-2"], { $0.amountMax = 5_00 }),
                (
                    ["out-1", "own-1"],
                    {
                        $0.amountMin = 10_00; $0.amountMax = 20_00
                    }
                ),
                (["in-1", "out-2"], { $0.amounts = [5_00] }), (["in-2"], { $0.amounts = [2_00, 1] }),
                (["signup:deposit", "own-1", "refused"], { $0.amountsExcluded = [5_00, 10_00, 2_00] }),
                ([], { $0.amounts = [] }),
            ]
            for (number, (expected, change)) in cases.enumerated() {
                #expect(Set(try await sample.shown(.oldest, change)) == Set(expected), "case \(number)")
            }
        }
    }

    @Test("is filtered by time: from a moment on, before another, and not within spans")
    func times() async throws {
        try await withBank { bank in
            let sample = try await HistorySample(at: bank)
            let (first, last) = (try sample.time("in-1"), try sample.time("out-2"))
            #expect(
                try await sample.shown { $0.createdFrom = first } == ["in-1", "refused", "out-2", "in-2"])
            #expect(try await sample.shown { $0.createdFrom = first.next } == ["refused", "out-2", "in-2"])
            #expect(
                try await sample.shown { $0.createdBefore = first } == ["signup:deposit", "out-1", "own-1"])
            #expect(
                try await sample.shown {
                    $0.createdFrom = first; $0.createdBefore = last
                } == ["in-1", "refused"])
            let excluded = try await sample.shown {
                $0.createdExcluded = [first..<last, try sample.time("in-2")..<(try sample.time("in-2").next)]
            }
            #expect(excluded == ["signup:deposit", "out-1", "own-1", "out-2"])
            #expect(
                try await sample.shown {
                    $0.createdFrom = last; $0.createdBefore = first
                }.isEmpty)
            let long = Timestamp(microsecondsSince1970: -62_135_596_800_000_000)
            #expect(try await sample.shown { $0.createdFrom = long } == HistorySample.keys)
            #expect(try await sample.shown { $0.createdBefore = long }.isEmpty)
        }
    }

    @Test(
        "is searched for text in memos and the masked names shown, in either case, wildcards taken literally"
    )
    func text() async throws {
        try await withBank { bank in
            let sample = try await HistorySample(at: bank)
            for (text, expected) in [
                ("lunch", ["out-1"]), ("LUNCH 50%", ["out-1"]), ("0%", ["out-1"]), ("ОБЕД", ["in-1"]),
                ("бе", ["in-1"]),
                ("%", ["out-1"]), ("_", []), ("\\", []), ("L_nch", []),
                ("bob s", ["out-1", "in-1", "out-2", "in-2"]),
                ("Ström", []), ("ann", []), ("50", ["out-1"]), ("'; DROP TABLE ledger.entry; --", []),
            ] as [(String, [String])] {
                #expect(try await sample.shown { $0.text = text } == expected, "\(text)")
            }
        }
    }

    @Test("shows each side's view: names masked, the other's fee and balance left to the other")
    func views() async throws {
        try await withBank { bank in
            let sample = try await HistorySample(at: bank)
            let items = try await bank.history(of: sample.ann)
            let names = Dictionary(
                uniqueKeysWithValues: items.map { ($0.transfer.key.text, $0.counterpartyName) })
            #expect(
                names == [
                    "signup:deposit": nil, "out-1": "Bob S.", "own-1": nil, "in-1": "Bob S.",
                    "refused": nil,
                    "out-2": "Bob S.", "in-2": "Bob S.",
                ])
            #expect(items.allSatisfy { $0.viewer == sample.ann })
            let amounts = Dictionary(
                uniqueKeysWithValues: items.map { ($0.transfer.key.text, $0.viewerAmount) })
            #expect(
                amounts == [
                    "signup:deposit": 100_00, "out-1": 10_00, "own-1": 20_00, "in-1": 5_00, "refused": 999_00,
                    "out-2": 5_00,
                    "in-2": 2_00,
                ])
        }
    }
}
