import Ledger
@testable import Pages

extension Samples {
    var sent: TransferSummary {
        TransferSummary(
            id: id(1), kind: .external, direction: .outgoing,
            from: side(701, usd(250_00), usd(12_480_35)), to: side(1203, eur(229_57)), fee: usd(2_50),
            rate: "0.91828",
            counterparty: names.payee, memo: names.memo,
            quote: Self.valid(QuoteID("0194c2f1-0000-7000-8000-000000000001")),
            createdAt: at("2026-02-14T12:05:33Z"))
    }

    var received: TransferSummary {
        TransferSummary(
            id: id(2), kind: .external, direction: .incoming,
            from: side(5102, cny(1_960_00)), to: side(702, cny(1_960_00), cny(3_960_00)),
            counterparty: names.payer,
            createdAt: at("2026-02-14T08:17:02Z"))
    }

    var converted: TransferSummary {
        TransferSummary(
            id: id(3), kind: .own, direction: .between,
            from: side(701, usd(300_00), usd(12_732_85)), to: side(702, cny(2_000_00), cny(2_000_00)),
            rate: "6.66666667", createdAt: at("2026-02-13T19:44:51Z"))
    }

    var refused: TransferSummary {
        TransferSummary(
            id: id(4), kind: .external, direction: .outgoing, refusal: .insufficientFunds,
            from: side(703, eur(5_000_00)), to: side(1203, nil), counterparty: names.payee, memo: names.memo,
            createdAt: at("2026-02-13T09:01:00Z"))
    }

    var deposit: TransferSummary {
        TransferSummary(
            id: id(5), kind: .deposit, direction: .incoming, from: side(21, usd(100_00)),
            to: side(701, usd(100_00), usd(100_00)), createdAt: at("2026-01-05T10:00:00Z"))
    }

    var transfers: [TransferSummary] { [sent, received, converted, refused, deposit] }

    var statementOfMonth: StatementSummary {
        StatementSummary(
            opening: usd(13_032_85), closing: usd(12_480_35), credited: usd(0), debited: usd(552_50),
            fees: usd(2_50),
            lines: [
                StatementSummary.Line(
                    amount: usd(-300_00), fee: usd(0), balance: usd(12_732_85), transfer: converted),
                StatementSummary.Line(
                    amount: usd(-252_50), fee: usd(2_50), balance: usd(12_480_35), transfer: sent),
            ])
    }

    var emptyStatement: StatementSummary {
        StatementSummary(
            opening: usd(0), closing: usd(0), credited: usd(0), debited: usd(0), fees: usd(0), lines: [])
    }

    func quote(own: Bool) -> QuoteSummary {
        QuoteSummary(
            id: Self.valid(QuoteID("0194c2f1-0000-7000-8000-000000000001")), from: Self.valid(AccountID(701)),
            to: Self.valid(AccountID(own ? 702 : 1203)), amount: usd(250_00), fee: own ? nil : usd(2_50),
            total: usd(own ? 250_00 : 252_50), credited: own ? cny(1_666_66) : eur(229_57),
            rate: own ? "6.66666667" : "0.91828", payee: own ? nil : names.payee,
            expiresAt: at("2026-02-14T15:44:10Z"))
    }

    private func id(_ number: Int) -> TransferID {
        Self.valid(TransferID("0194c2f1-6d3a-7c50-9a51-3f2a8e1b7d0\(number)"))
    }

    private func side(_ account: Int64, _ money: Money?, _ balance: Money? = nil) -> TransferSummary.Side {
        TransferSummary.Side(account: Self.valid(AccountID(account)), money: money, balanceAfter: balance)
    }

    private func at(_ text: String) -> Timestamp { Self.valid(Timestamp(rfc3339: text)) }
}
