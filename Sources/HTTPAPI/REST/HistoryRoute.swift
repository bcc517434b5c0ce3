import HTTPTypes
import Hummingbird
import JSON
import Ledger
import Methods
import Web

/// `GET /api/user/<id>/transaction/`: a page of the client's transfers, as JSON or as CSV.
struct HistoryRoute: Sendable {
    let doorkeeper: Doorkeeper

    /// 200 with an array; the next page's address stands in `Link`. Completed transfers only, unless a status
    /// is asked for.
    func answer(_ request: Request, _ context: WebContext) async throws -> Response {
        let (call, user) = try await doorkeeper.ownersCall(for: request, context)
        let offered: [MediaTypeName] = [.json, .csv]
        guard let type = MediaTypeName.preferred(of: offered, request.headers) else {
            throw Problem.notAcceptable(offered: offered)
        }
        let parameters = try request.queryParameters()
        let query = try Self.query(parameters, user)
        let page = try await ListClientTransfers.answer(
            to: ListClientTransfers.Params(
                filter: query.filter, sort: query.sort,
                limit: query.limit ?? ListClientTransfers.limitDefault,
                cursor: query.cursor), call)
        var headers: HTTPFields = [.vary: "Accept"]
        if let next = page.nextCursor {
            headers[.link] = "<\(Self.address(parameters, of: user, cursor: next.text))>; rel=\"next\""
        }
        guard type == .csv else {
            let rows = JSON.array(page.items.map(\.transactionDocument))
            return EntityTag.answer(.json, rows.serialized(), headers: headers, to: request)
        }
        headers[.contentType] = TransferCSV.contentType
        return EntityTag.answer(.csv, TransferCSV.bytes(page.items), headers: headers, to: request)
    }

    private static func query(_ parameters: QueryParameters, _ user: UserID) throws(Problem) -> TransferQuery
    {
        do throws(Failure) {
            return try TransferQuery(parameters, caller: user, statuses: [.completed])
        } catch {
            throw Problem(error)
        }
    }

    /// The address that was asked for, going on at the cursor.
    private static func address(_ parameters: QueryParameters, of user: UserID, cursor: String) -> String {
        "/api/user/\(user)/transaction/?" + parameters.replacing("cursor", with: cursor).encoded
    }
}
