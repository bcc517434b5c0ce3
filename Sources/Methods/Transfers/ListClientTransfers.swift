package import JSON
package import Ledger
import LedgerStore

/// `transfer.list`: the caller's history, filtered, sorted, page by page.
package enum ListClientTransfers: Method {
    package static let limitDefault = 50

    package static let description = MethodDescription(
        "transfer.list", "Your transfers, made and received: filtered, sorted, page by page.",
        detail: """
            All filters combine. A cursor stays right while transfers are added; use it with the same filter \
            and sort. A page looks at up to \(ListTransfers.candidatesMax) transfers made and as many \
            received: where few of them pass the filter it is short, or even empty, and `has_more` says to \
            go on.
            """,
        access: .read,
        rest: RESTBinding(.get, "/api/user/{user_id}/transaction/", operation: "listTransactions"),
        example: MethodExample(
            params: [
                "filter": ["direction": "out", "currency": "USD"], "sort": "created_at desc", "limit": 20,
            ],
            result: ["items": [TransferView.example], "next_cursor": nil, "has_more": false]))

    package struct Params: Sendable {
        package let filter: TransferFilter
        package let sort: TransferSort
        package let limit: Int
        package let cursor: TransferPageCursor?

        package init(
            filter: TransferFilter = TransferFilter(), sort: TransferSort = .newest,
            limit: Int = limitDefault,
            cursor: TransferPageCursor? = nil
        ) {
            self.filter = filter
            self.sort = sort
            self.limit = limit
            self.cursor = cursor
        }
    }

    package struct Answer: Sendable {
        package let items: [TransferView]
        package let nextCursor: TransferPageCursor?
        package let hasMore: Bool
    }

    package static let params = Schema<Params>.object(
        "ListTransfersParams",
        .defaulted("filter", TransferFilter.schema, to: TransferFilter(), \.filter, "What to show"),
        .defaulted("sort", .transferSort, to: .newest, \.sort, "In which order"),
        .defaulted(
            "limit", .count(1...ListTransfers.limitMax), to: limitDefault, \.limit, "Transfers on a page"),
        .optional("cursor", .transferPageCursor, \.cursor, "`next_cursor` of the page before"),
        make: Params.init
    ).checked { params throws(SchemaRefusal) in
        guard params.cursor.map({ $0.sort == params.sort }) ?? true else {
            throw SchemaRefusal(.pattern, "belongs to another sort", member: "cursor")
        }
    }

    package static let answer = Schema<Answer>.object(
        "TransferPage",
        .required(
            "items", .array(of: TransferView.schema, max: ListTransfers.limitMax), \.items,
            "In the order asked for"),
        .optional(
            "next_cursor", .transferPageCursor, \.nextCursor,
            "For the next page; null when everything was looked at"),
        .required("has_more", .boolean, \.hasMore, "Whether there is a next page, also after a short one"),
        make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let page = try await ListTransfers.run(
            for: call.requireUser(), params.filter, sort: params.sort, limit: params.limit,
            after: params.cursor?.position, in: call.services.pool)
        return Answer(
            items: page.items.map { TransferView($0) },
            nextCursor: page.next.map { TransferPageCursor(sort: params.sort, position: $0) },
            hasMore: page.next != nil)
    }
}

extension Schema where Value == TransferSort {
    static let transferSort = Schema<TransferSort>.enumeration(TransferSort.allCases) { sort in
        switch sort {
        case .newest: "created_at desc"
        case .oldest: "created_at asc"
        case .largest: "amount desc"
        case .smallest: "amount asc"
        }
    }
}
