import Ledger
import LedgerStore
import PostgreSQL
import TestBank
import TestSupport

/// Makes COMMIT of some transfers wait until a test lets them go on.
struct SlowCommit {
    /// The memo of such transfers.
    static let memo = "slow"
    /// A trigger of the administrator's own, which makes COMMIT of a transfer with that memo wait for a lock,
    /// and neither the lock's time limit nor the statement's ends that wait.
    static let trigger = """
        CREATE FUNCTION public.wait_at_commit() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = 0 AS $$
        BEGIN
            IF NEW.memo = 'slow' THEN
                BEGIN
                    PERFORM pg_advisory_xact_lock(7);
                EXCEPTION WHEN query_canceled THEN
                    PERFORM pg_advisory_xact_lock(7);
                END;
            END IF;
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER wait_at_commit AFTER INSERT ON ledger.transfer
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.wait_at_commit();
        """

    let bank: Bank
    let superuser: Overseer
    /// Each with 100.00 USD.
    let clients: [UserID]

    func letGo() async throws { try await superuser.execute("SELECT pg_advisory_unlock(7)") }

    /// 10.00 USD from the first client to the second.
    func wish(key: String = "slow") throws -> TransferRequest {
        try request(clients[0], .usd, clients[1], .usd, "10.00", key: key, memo: Self.memo)
    }

    /// Waits until that many transfers wait for the writer.
    func waiting(_ count: Int) async throws {
        try await waitFor("\(count) that wait") { bank.engine.transfersWaiting == count }
    }

    /// Waits until a backend of the service other than that one waits for a lock.
    func blockedBackend(besides pid: Int64) async throws -> Int64 {
        try await poll("another backend that waits for a lock") {
            let other = try await superuser.texts(
                """
                SELECT pid::text FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'easybilling-test'
                  AND wait_event_type = 'Lock' AND pid <> \(pid)
                """
            ).first
            return other.flatMap(Int64.init)
        }
    }
}

/// Runs a test on a bank with four clients whose slow transfers wait at COMMIT until `letGo`.
func withSlowCommits(
    configure: (inout PoolConfiguration) -> Void = SlowCommit.patient,
    limits: PostingLimits = SlowCommit.eager,
    _ body: @Sendable (SlowCommit) async throws -> Void
) async throws {
    try await withBank(limits: limits, configure: configure) { bank in
        var clients: [UserID] = []
        for number in Int64(1)...4 { clients.append(try await bank.openClient(number)) }
        let opened = clients
        try await Overseer.run(as: bank.database.superuserURL) { superuser in
            try await superuser.execute(SlowCommit.trigger)
            try await superuser.execute("SELECT pg_advisory_lock(7)")
            try await body(SlowCommit(bank: bank, superuser: superuser, clients: opened))
        }
    }
}

extension SlowCommit {
    /// Who is alone need not wait for a batch in which nobody of theirs is: who waits is held back.
    static var eager: PostingLimits {
        var limits = PostingLimits()
        limits.besideMin = 1
        limits.batchPatience = .seconds(600)
        return limits
    }

    static func patient(_ configuration: inout PoolConfiguration) {
        configuration.connection.lockTimeout = .seconds(30)
        configuration.statementDeadline = .seconds(60)
    }
}
