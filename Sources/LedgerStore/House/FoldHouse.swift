package import PostgreSQL

/// Moves the checkpoints of the house's accounts forward, over legs that are final.
///
/// The watermark is the oldest transaction that is still running: what was written below it is committed and
/// visible, or never will be. An id seen last would not do, since a transaction that began earlier may commit
/// later. Any instance may fold at any time; two at once do not wait for each other.
package struct FoldHouse: Sendable {
    /// What one run did.
    package struct Outcome: Equatable, Sendable {
        /// Legs that are in the checkpoints now.
        package var legs: Int64 = 0
        /// The books were restored into another cluster, and every leg was counted anew.
        package var isRebased = false
    }

    /// Transactions that the first step of a run goes over, each with at most 512 transfers.
    static let firstStride: Int64 = 4096
    /// Legs for which a step is neither too long nor too short.
    static let legsAtOnce: Int64 = 100_000
    private static let stepDeadline: Duration = .seconds(60)
    /// For counting all legs of restored books.
    private static let rebaseDeadline: Duration = .seconds(1800)

    /// One row stands for all, so that instances meet in one place and nobody waits.
    static let claim = Statement(
        "house_claim",
        """
        SELECT c.folded_below, c.folded_below <= ledger.write_order(pg_snapshot_xmin(pg_current_snapshot()))
        FROM ledger.house_checkpoint c
        WHERE c.user_id = 0 AND c.account_id = 1
        FOR UPDATE SKIP LOCKED
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> Claim in
        Claim(foldedBelow: try row.bigint(), isCurrent: try row.bool())
    }

    /// `$1` the watermark so far, `$2` how far to move it at most. The span's end and its legs are of one
    /// snapshot, and the compare-and-set keeps any leg from being added twice, whoever holds which lock.
    static let fold = Statement(
        "house_fold",
        """
        WITH span AS (
            SELECT least(reached.now, $1::bigint + $2::bigint) AS below,
                   reached.now <= $1 + $2 AS is_end
            FROM (SELECT ledger.write_order(pg_snapshot_xmin(pg_current_snapshot())) AS now) reached
        ), folded AS (
            SELECT legs.account_id, legs.amount, legs.legs
            FROM span, ledger.house_legs($1, span.below) legs
        ), moved AS (
            UPDATE ledger.house_checkpoint c
            SET folded_below = span.below, balance = c.balance + coalesce(
                (SELECT folded.amount FROM folded WHERE folded.account_id = c.account_id), 0)
            FROM span
            WHERE c.folded_below = $1 AND c.user_id = 0
            RETURNING c.account_id
        )
        SELECT span.below, span.is_end, coalesce((SELECT sum(legs) FROM folded), 0)::bigint,
               (SELECT count(*) FROM moved) = (SELECT count(*) FROM ledger.house_account)
        FROM span
        """
    ) { (row: inout RowReader) throws(PostgreSQLError) -> Step in
        Step(
            foldedBelow: try row.bigint(), isEnd: try row.bool(), legs: try row.bigint(),
            isWhole: try row.bool())
    }

    static let summarize = Statement<Void>(
        "house_summarize", "SELECT FROM ledger.summarize_written_by()")

    static let rebase = Statement("house_rebase", "SELECT ledger.rebase_house()") {
        (row: inout RowReader) throws(PostgreSQLError) in try row.bool()
    }

    /// Where the checkpoints stand, for whoever holds the row.
    struct Claim: Sendable {
        let foldedBelow: Int64
        let isCurrent: Bool
    }

    /// What one step moved.
    struct Step: Sendable {
        let foldedBelow: Int64
        /// Nothing final is left.
        let isEnd: Bool
        let legs: Int64
        let isWhole: Bool
    }

    private enum Attempt: Sendable {
        case moved(Step)
        /// Another instance is folding.
        case held
        /// This cluster's transaction ids are below the watermark.
        case restored
    }

    private let pool: ConnectionPool
    private let firstStride: Int64

    package init(pool: ConnectionPool) { self.init(pool: pool, firstStride: Self.firstStride) }

    init(pool: ConnectionPool, firstStride: Int64) {
        self.pool = pool
        self.firstStride = firstStride
    }

    /// Folds until nothing final is left or another instance is at it; each step is a database transaction of
    /// its own.
    ///
    /// Steps grow where little was written, as after a long pause, and shrink where much was. One that takes
    /// longer than its deadline leaves everything as the one before it did, and the next run begins small.
    package func run() async throws -> Outcome {
        var outcome = Outcome()
        var stride = firstStride
        folding: while true {
            try Task.checkCancellation()
            switch try await step(stride) {
            case .moved(let step):
                outcome.legs += step.legs
                if step.isEnd { break folding }
                stride = step.legs < Self.legsAtOnce ? stride * 2 : max(1, stride / 2)
            case .held: break folding
            case .restored:
                let answers = try await pool.query(Self.rebase(), deadline: Self.rebaseDeadline)
                outcome.isRebased = outcome.isRebased || answers == [true]
            }
        }
        _ = try await pool.query(Self.summarize())
        return outcome
    }

    private func step(_ stride: Int64) async throws -> Attempt {
        try await pool.transaction(deadline: Self.stepDeadline) { transaction in
            guard let claim = try transaction.query(Self.claim()).first else { return .held }
            guard claim.isCurrent else { return .restored }
            let fold = Self.fold(.bigint(claim.foldedBelow), .bigint(stride))
            guard let step = try transaction.query(fold).first, step.isWhole else {
                throw HouseError.checkpointsApart
            }
            return .moved(step)
        }
    }
}
