import HTTPTypes
import Hummingbird
import Ledger
import Methods
import Web

/// `GET /user/<id>/statement/?account&from&to`: an account's statement as a page that prints, or as CSV
/// (`format=csv`, or by `Accept`).
struct StatementPage: Sendable {
    let desk: PageDesk

    /// Parts that are read for one file: with it, and a page of one part, a period is bounded.
    private static let csvPartsMax = 20

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let parameters = try request.queryParameters()
        return try await desk.forReader(request, context) { reader in
            let account = try Self.account(parameters["account"], of: reader)
            let period = Self.period(parameters, now: reader.call.now)
            let faults = period.faults
            guard faults.isEmpty else {
                return page(request, reader, account, period, nil, faults: faults)
            }
            let isCSV =
                parameters["format"] == "csv"
                || MediaTypeName.preferred(of: [.html, .csv], request.headers) == .csv
            let parts = try await parts(of: account, period, isCSV ? Self.csvPartsMax : 1, reader.call)
            guard let first = parts.first, parts.last?.hasMore == false else {
                return page(
                    request, reader, account, period, nil,
                    faults: [FormFault(.periodTooLong, at: .dateFrom)])
            }
            return isCSV
                ? Self.csv(parts, account, period) : page(request, reader, account, period, first)
        }
    }

    /// One of the reader's own; the first where none is named.
    private static func account(
        _ text: String?, of reader: PageDesk.Reader
    ) throws(Failure) -> AccountID {
        let ids = reader.accounts.map(\.id)
        let named = text.flatMap { $0.isEmpty ? nil : $0 }
        guard let account = named.map({ text in ids.first { "\($0)" == text } }) ?? ids.first else {
            throw Failure(.notFound, "you have no such account")
        }
        return account
    }

    private static func period(_ parameters: QueryParameters, now: Timestamp) -> StatementPeriod {
        let (from, to) = (parameters["from"] ?? "", parameters["to"] ?? "")
        return from.isEmpty && to.isEmpty ? .thisMonth(now: now) : StatementPeriod(from: from, to: to)
    }

    /// The statement in parts that go on where the one before ends; the last has more where even so many
    /// were not enough.
    private func parts(
        of account: AccountID, _ period: StatementPeriod, _ partsMax: Int, _ call: Call
    ) async throws(Failure) -> [StatementView] {
        var parts: [StatementView] = []
        var cursor: Int64?
        repeat {
            let part = try await GetStatement.invoke(
                GetStatement.Params(
                    accountID: account, from: period.start, to: period.end, cursor: cursor), call)
            parts.append(part)
            cursor = part.nextCursor
        } while cursor != nil && parts.count < partsMax
        return parts
    }

    private func page(
        _ request: Request, _ reader: PageDesk.Reader, _ account: AccountID, _ period: StatementPeriod,
        _ statement: StatementView?, faults: [FormFault] = []
    ) -> Response {
        let now = reader.call.now
        return desk.page(request, reader: reader, status: faults.isEmpty ? .ok : .badRequest) {
            renderer, visit, words in
            renderer.statement(
                StatementPageView(
                    reader: reader.visitor, account: account, period: period, accounts: reader.accounts,
                    statement: statement.flatMap(StatementSummary.init), now: now, faults: faults,
                    words: words),
                for: visit)
        }
    }

    private static func csv(
        _ parts: [StatementView], _ account: AccountID, _ period: StatementPeriod
    ) -> Response {
        let days = [period.start, period.lastDay].compactMap { $0?.date.text }.joined(separator: "_")
        return Response(
            .ok, .csv, StatementCSV.bytes(parts),
            headers: [
                .contentType: StatementCSV.contentType,
                .contentDisposition:
                    #"attachment; filename="easybilling-statement-\#(account)-\#(days).csv""#,
                .vary: "Accept",
            ])
    }
}
