import Ledger
import TestRandom
import Testing

@Suite("Numbers of clients and accounts")
struct AccountIDTests {
    @Test("an account's number carries its owner")
    func owner() {
        let accounts = Currency.allCases.map { AccountID(owner: user(7), currency: $0) }
        #expect(accounts.map(\.value) == [701, 702, 703])
        #expect(accounts.allSatisfy { $0.owner == user(7) })
        #expect(
            AccountID(1)?.owner == .house && AccountID(99)?.owner == .house
                && AccountID(100)?.owner == UserID(1))
    }

    @Test("a client's number is not negative and small enough to carry account numbers")
    func userBounds() {
        #expect(UserID(-1) == nil && UserID(.min) == nil && UserID(.max) == nil)
        #expect(UserID(0) == .house)
        #expect(UserID(UserID.valueMax) != nil && UserID(UserID.valueMax + 1) == nil)
    }

    @Test("an account's number is positive, and has an owner, up to the largest number that can be sent")
    func accountBounds() {
        #expect(AccountID(0) == nil && AccountID(-1) == nil && AccountID(.min) == nil)
        #expect(AccountID(1)?.value == 1)
        let largest = UserID.valueMax * 100 + 99
        #expect(AccountID(largest)?.owner.value == UserID.valueMax)
        // Whoever names an account beyond gets a refusal, not a stopped service.
        for value in [largest + 1, Int64.max - 1, Int64.max] { #expect(AccountID(value) == nil, "\(value)") }
    }

    @Test("any number that is an account's has an owner")
    func anyNumber() throws {
        for seed in Seeds(20_000) {
            var random = SeededRandom(seed: seed)
            guard let account = AccountID(Int64(bitPattern: random.next())) else { continue }
            try #require(account.owner.value == account.value / 100, "seed \(seed)")
        }
    }

    @Test("print as numbers and sort by them")
    func description() {
        #expect("\(user(7))" == "7" && "\(account(701))" == "701")
        #expect(account(99) < account(701) && UserID.house < user(1))
    }

    @Test("the house has nine accounts, numbered by purpose and currency")
    func house() {
        let numbers = HouseAccount.Purpose.allCases.flatMap { purpose in
            Currency.allCases.map { HouseAccount(purpose, $0).id.value }
        }
        #expect(numbers == [1, 2, 3, 11, 12, 13, 21, 22, 23])
        #expect(HouseAccount(.deposit, .usd).id.owner == .house)
    }
}
