import Ledger
import PostgreSQL

/// A row of `ledger.transfer` as it stands, right or wrong: nothing is taken for granted that a rule says.
struct TransferRow: Sendable {
    let user: Int64
    let id: TransferID
    let payeeUser: Int64
    let key: String
    let kind: String
    let refusal: String?
    let fromAccount: Int64
    let fromCurrency: String?
    let fromAmount: Int64
    let fromSeq: Int64?
    let fromBalance: Int64?
    let fee: Int64
    let toAccount: Int64
    let toCurrency: String?
    let toAmount: Int64?
    let toSeq: Int64?
    let toBalance: Int64?
    let rateVersion: Int64?
    let rateFrom: Int64?
    let rateTo: Int64?
    let feeVersion: Int64?
    let feeBasisPoints: Int64?
    let fixedSide: String?
    let createdAt: Timestamp
    let writtenBy: Int64

    static let all = Statement(
        "audit_transfers",
        """
        SELECT user_id, transfer_id, payee_user_id, idempotency_key, kind, refusal,
               from_account_id, from_currency, from_amount, from_seq, from_balance, fee,
               to_account_id, to_currency, to_amount, to_seq, to_balance,
               rate_version, rate_from, rate_to, fee_version, fee_basis_points, fixed_side,
               created_at, written_by
        FROM ledger.transfer
        """, row: TransferRow.init(reading:))

    init(reading row: inout RowReader) throws(PostgreSQLError) {
        user = try row.bigint()
        id = TransferID(bits: try row.uuid())
        payeeUser = try row.bigint()
        key = try row.text()
        kind = try row.text()
        refusal = try row.textOrNull()
        fromAccount = try row.bigint()
        fromCurrency = try row.textOrNull()
        fromAmount = try row.bigint()
        fromSeq = try row.bigintOrNull()
        fromBalance = try row.bigintOrNull()
        fee = try row.bigint()
        toAccount = try row.bigint()
        toCurrency = try row.textOrNull()
        toAmount = try row.bigintOrNull()
        toSeq = try row.bigintOrNull()
        toBalance = try row.bigintOrNull()
        rateVersion = try row.bigintOrNull()
        rateFrom = try row.bigintOrNull()
        rateTo = try row.bigintOrNull()
        feeVersion = try row.bigintOrNull()
        feeBasisPoints = try row.bigintOrNull()
        fixedSide = try row.textOrNull()
        createdAt = Timestamp(microsecondsSince1970: try row.timestamptz())
        writtenBy = try row.bigint()
    }

    /// The sides on clients' accounts; none of a refused transfer.
    func forEachSide(_ body: (Side) -> Void) {
        guard refusal == nil else { return }
        if kind != TransferKind.deposit.rawValue, let fromSeq, let fromBalance {
            body(
                Side(
                    owner: fromAccount / 100, account: fromAccount, seq: fromSeq,
                    change: 0 &- fromAmount &- fee, balance: fromBalance, transferUser: user, transfer: id))
        }
        if let toAmount, let toSeq, let toBalance {
            body(
                Side(
                    owner: toAccount / 100, account: toAccount, seq: toSeq, change: toAmount,
                    balance: toBalance, transferUser: user, transfer: id))
        }
    }
}
