import Ledger
import TestBank
import TestSupport
import Testing

@testable import easybilling

@Suite("easybilling verify")
struct VerifyCommandTests {
    @Test("ends with 0 for books in order, with 1 and the rows for others, with 2 when it could not look")
    func statuses() async throws {
        try await withDatabase { database in
            try await withBank(on: database) { bank in
                let (ann, bob) = (try await bank.openClient(1), try await bank.openClient(2))
                _ = try await bank.post(try request(ann, .usd, bob, .cny, "10.00", key: "a"))
            }
            let sound = try await run(["verify"], database.readerURL)
            #expect(sound.status == 0 && sound.output.hasSuffix("The books are in order.\n"), "\(sound)")
            #expect(sound.output.contains("Read 6 accounts, 3 transfers, 4 entries"))
            #expect(
                sound.output.contains(
                    "USD  clients 189.90, house: fees 0.10, conversions 10.00, deposits -200.00"))

            try await Overseer.run(as: database.superuserURL) { superuser in
                try await superuser.execute(
                    """
                    UPDATE ledger.house_checkpoint SET balance = 5 WHERE account_id = 1;
                    ALTER TABLE ledger.account DISABLE TRIGGER USER;
                    UPDATE ledger.account SET balance = 8991 WHERE account_id = 101;
                    """)
            }
            let broken = try await run(["verify"], database.readerURL)
            #expect(broken.status == 1 && !broken.output.contains("in order.\n"), "\(broken)")
            #expect(
                broken.output.contains("NOT IN ORDER: account_head\n")
                    && broken.output.contains("account 101"))
            #expect(!broken.output.contains("house_checkpoint"))
            let all = try await run(["verify", "--all"], database.readerURL)
            let checks = ["account_head", "house_checkpoint", "net_zero"]
            #expect(all.status == 1 && checks.allSatisfy { all.output.contains("NOT IN ORDER: \($0)\n") })
        }
        let away = try await run(["verify"], "host=/nonexistent dbname=none")
        #expect(away.status == 2 && away.output.isEmpty, "\(away)")
        #expect(away.complaint.hasPrefix("The audit could not be run to its end:"))
        #expect(!away.complaint.contains("nonexistent"))
    }

    private func run(_ arguments: [String], _ url: String) async throws -> Program.Ending {
        try await Program(arguments, ["DATABASE_READER_URL": url]).end()
    }
}
