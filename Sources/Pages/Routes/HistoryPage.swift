import HTTPTypes
import Hummingbird
import Ledger
import Methods
import Web

/// `GET /user/<id>/transaction/`: the history, by the documented grammar or by the page's own form.
struct HistoryPage: Sendable {
    let desk: PageDesk

    private static let pageLimit = 25

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let parameters = try request.queryParameters()
        return try await desk.forReader(request, context) { reader in
            // The form's fields become the grammar, which is the address that stays.
            if parameters["form"] != nil {
                let sort = parameters["sort"].flatMap(HistorySort.init) ?? .standard
                let query = HistoryQuery(form: { parameters[$0.rawValue] }, sort: sort)
                return PageDesk.redirect(to: .history(reader.user.id, query))
            }
            do throws(Failure) {
                let asked = try TransferQuery(
                    parameters, caller: reader.user.id, statuses: Set(TransferStatus.allCases))
                return try await answer(asked, parameters, request, reader)
            } catch {
                guard error.slug == .invalidParams else { throw error }
                let query = HistoryQuery(reading: parameters, terms: TransferQuery.readableTerms(parameters))
                let typed = parameters[all: "filter"].joined(separator: ";")
                return page(
                    request, reader, query, [], faults: FormFault.all(ofFilter: error, query, typed: typed),
                    status: .badRequest)
            }
        }
    }

    private func answer(
        _ asked: TransferQuery, _ parameters: QueryParameters, _ request: Request, _ reader: PageDesk.Reader
    ) async throws(Failure) -> Response {
        let isCSV = parameters["format"] == "csv"
        let limit = isCSV ? TransferQuery.limitMax : asked.limit ?? Self.pageLimit
        let found = try await ListClientTransfers.invoke(
            ListClientTransfers.Params(
                filter: asked.filter, sort: asked.sort, limit: limit, cursor: asked.cursor),
            reader.call)
        guard !isCSV else { return try await csv(found, asked, reader) }
        return page(
            request, reader, HistoryQuery(reading: parameters, terms: asked.terms),
            found.items.map(TransferSummary.init), nextCursor: found.nextCursor?.text,
            isShort: found.items.count < limit)
    }

    private func page(
        _ request: Request, _ reader: PageDesk.Reader, _ query: HistoryQuery, _ transfers: [TransferSummary],
        nextCursor: String? = nil, isShort: Bool = false, faults: [FormFault] = [],
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let now = reader.call.now
        return desk.page(request, reader: reader, status: status) { renderer, visit, words in
            renderer.history(
                HistoryView(
                    user: reader.user.id, query: query, accounts: reader.accounts, transfers: transfers,
                    nextCursor: nextCursor, isShort: isShort, now: now, faults: faults, words: words),
                for: visit)
        }
    }

    /// Every transfer that the filter shows, as far as a file may go.
    private func csv(
        _ first: ListClientTransfers.Answer, _ asked: TransferQuery, _ reader: PageDesk.Reader
    ) async throws(Failure) -> Response {
        var items = first.items
        var cursor = first.nextCursor
        var pagesCount = 1
        while let next = cursor, items.count < Self.csvRowsMax, pagesCount < Self.csvPagesMax {
            pagesCount += 1
            let more = try await ListClientTransfers.invoke(
                ListClientTransfers.Params(
                    filter: asked.filter, sort: asked.sort, limit: TransferQuery.limitMax, cursor: next),
                reader.call)
            items += more.items
            cursor = more.nextCursor
        }
        return Response(
            .ok, .csv, TransferCSV.bytes(items),
            headers: [
                .contentType: TransferCSV.contentType,
                .contentDisposition: #"attachment; filename="easybilling-history.csv""#,
            ])
    }

    /// Rows of one file.
    private static let csvRowsMax = 10_000
    /// Pages that are read for it, also where a filter leaves them short.
    private static let csvPagesMax = 100
}
