package import Identity
package import JSON

/// `session.list`: where the caller is logged in.
package enum ListSessions: Method {
    package static let pageMax = Sessions.listMax - 1

    package static let description = MethodDescription(
        "session.list", "Where you are logged in: your live sessions, the newest first.",
        detail: "A page has \(pageMax) of them; `next_cursor` leads to the next one.",
        access: .session,
        example: MethodExample(
            params: [:],
            result: ["items": [SessionView.example], "next_cursor": nil, "has_more": false]))

    package struct Params: Sendable {
        package let cursor: SessionID?

        package init(cursor: SessionID? = nil) { self.cursor = cursor }
    }

    package struct Answer: Sendable {
        package let items: [SessionView]
        package let nextCursor: SessionID?
        package let hasMore: Bool
    }

    package static let params = Schema<Params>.object(
        "ListSessionsParams",
        .optional("cursor", .sessionID, \.cursor, "`next_cursor` of the page before"),
        make: Params.init)

    package static let answer = Schema<Answer>.object(
        "SessionPage",
        .required("items", .array(of: SessionView.schema, max: pageMax), \.items, "Newest first"),
        .optional("next_cursor", .sessionID, \.nextCursor, "For the next page; null on the last"),
        .required("has_more", .boolean, \.hasMore, "Whether there is a next page"),
        make: Answer.init)

    package static func run(_ params: Params, _ call: Call) async throws -> Answer {
        let current = try call.requireSession()
        let found = try await call.services.identity.sessions.list(
            current.userID, before: params.cursor, limit: pageMax + 1)
        let (page, hasMore) = (found.prefix(pageMax), found.count > pageMax)
        return Answer(
            items: page.map { SessionView($0, isCurrent: $0.id == current.id) },
            nextCursor: hasMore ? page.last?.id : nil, hasMore: hasMore)
    }
}
