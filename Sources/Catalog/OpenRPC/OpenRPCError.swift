import JSON
import Methods

/// The kinds of failure as OpenRPC documents them.
enum OpenRPCError {
    static var components: JSONObject {
        JSONObject(uniqueMembers: Slug.allCases.map { (name: $0.rawValue, value: document($0)) })
    }

    /// What a method may answer with.
    ///
    /// Written out in each method: public readers of OpenRPC do not follow references there.
    static func errors(of description: MethodDescription) -> [JSON] {
        description.failures().map(document)
    }

    private static func document(_ slug: Slug) -> JSON {
        [
            "code": .integer(Int64(slug.rpcCode)), "message": .string(slug.title),
            "data": [
                "slug": .string(slug.rawValue), "status": .integer(Int64(slug.httpStatus)),
                "title": .string(slug.title), "retryable": .bool(slug.isRetryable),
            ],
        ]
    }
}
