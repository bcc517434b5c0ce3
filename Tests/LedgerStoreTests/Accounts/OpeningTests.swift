import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestSupport
import Testing

@Suite("A client's accounts")
struct OpeningTests {
    @Test("open in the order USD, CNY, EUR, with 100.00 USD from the house on the first")
    func opening() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(7)
            let accounts = try await ReadAccounts.of(ann, from: bank.pool)
            #expect(accounts.map(\.id.value) == [701, 702, 703])
            #expect(
                accounts.map(\.head) == [
                    AccountHead(currency: .usd, balance: 100_00, seq: 1),
                    AccountHead(currency: .cny, balance: 0, seq: 0),
                    AccountHead(currency: .eur, balance: 0, seq: 0),
                ])
            #expect(accounts.allSatisfy { $0.user == ann && $0.updatedAt == $0.createdAt })
            let deposit = try #require(try await bank.history(of: ann).first).transfer
            #expect(deposit.kind == .deposit && deposit.fee == 0 && deposit.key == .signUpDeposit)
            #expect(
                deposit.from.account == HouseAccount(.deposit, .usd).id
                    && deposit.createdAt == accounts[0].createdAt)
            #expect(try await bank.house(.deposit, .usd) == -100_00)
        }
    }

    @Test("tell when their latest entry was made")
    func updatedAt() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let transfer = try #require(
                try await bank.post(try request(ann, .usd, ann, .eur, "1.00", key: "k")).transfer)
            let accounts = try await ReadAccounts.of(ann, from: bank.pool)
            #expect(accounts.map { $0.updatedAt == transfer.createdAt } == [true, false, true])
        }
    }

    @Test("open once, and not at all when the caller's transaction fails")
    func once() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            let error = await #expect(throws: PostgreSQLError.self) { try await bank.openClient(1) }
            #expect(error?.sqlState == .uniqueViolation)
            #expect(try await bank.balances(of: ann) == [100_00, 0, 0])
            struct ThoughtBetter: Error {}
            let bob = try #require(UserID(2))
            let (terms, stamp) = (try await ReadTerms.run(in: bank.pool), bank.stamps.next())
            await #expect(throws: ThoughtBetter.self) {
                try await bank.pool.transaction { transaction in
                    try OpenAccounts.run(for: bob, stamp: stamp, terms: terms, in: transaction)
                    throw ThoughtBetter()
                }
            }
            #expect(try await ReadAccounts.of(bob, from: bank.pool).isEmpty)
            #expect(try await bank.house(.deposit, .usd) == -100_00)
        }
    }

    @Test("have a currency that anybody may ask for; those that do not exist have none")
    func currency() async throws {
        try await withBank { bank in
            let ann = try await bank.openClient(1)
            for currency in Currency.allCases {
                let account = AccountID(owner: ann, currency: currency)
                #expect(try await ReadAccounts.currency(of: account, from: bank.pool) == currency)
            }
            for number in [104, 201, 1, 21] as [Int64] {
                let account = try #require(AccountID(number))
                #expect(try await ReadAccounts.currency(of: account, from: bank.pool) == nil)
            }
        }
    }

    @Test("start with the rates and the commission that are in force")
    func terms() async throws {
        try await withBank { bank in
            try await Overseer.run(as: bank.database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    INSERT INTO ledger.rate
                    SELECT 2, currency, per_usd * CASE currency WHEN 'USD' THEN 1 ELSE 2 END, now()
                    FROM ledger.rate;
                    INSERT INTO ledger.rate
                    SELECT 3, currency, per_usd, now() + interval '1 day' FROM ledger.rate WHERE version = 1;
                    INSERT INTO ledger.fee_policy VALUES (2, 250, now()), (3, 0, now() + interval '1 day')
                    """)
            }
            let terms = try await ReadTerms.run(in: bank.pool)
            #expect(terms.rates.version == 2 && terms.fee.version == 2 && terms.fee.basisPoints == 250)
            #expect(Currency.allCases.map(terms.rates.perUSD) == [100_000_000, 1_388_000_000, 180_000_000])
            let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
            let transfer = try #require(
                try await bank.post(try request(ann, .usd, bob, .eur, "10.00", key: "k")).transfer)
            #expect(transfer.fee == 25 && transfer.to.amount == 18_00 && transfer.pricing?.rateVersion == 2)
        }
    }

    @Test("are the same to the service as to the books: codes, names, exponents and numbers of currencies")
    func currencies() async throws {
        try await withBank { bank in
            try await Overseer.run(as: bank.database.readerURL) { reader in
                let rows = try await reader.texts(
                    """
                    SELECT concat_ws('|', code, name, exponent, account_number)
                    FROM ledger.currency ORDER BY account_number
                    """
                )
                #expect(
                    rows
                        == Currency.allCases.map {
                            "\($0.code)|\($0.name)|\($0.exponent)|\($0.accountNumber)"
                        })
                let house = try await reader.texts(
                    """
                    SELECT concat_ws('|', account_id, purpose, currency)
                    FROM ledger.house_account ORDER BY account_id
                    """
                )
                let expected = HouseAccount.Purpose.allCases.flatMap { purpose in
                    Currency.allCases.map { "\(HouseAccount(purpose, $0).id)|\(purpose)|\($0.code)" }
                }
                #expect(house == expected)
            }
        }
    }
}
