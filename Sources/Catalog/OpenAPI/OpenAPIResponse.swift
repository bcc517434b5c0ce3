import JSON

/// The answers of the routes.
enum OpenAPIResponse {
    /// A refusal that several routes have, by the status under which it stands among the components.
    enum Refusal: String, CaseIterable {
        case notModified = "304"
        case badRequest = "400"
        case unauthenticated = "401"
        case forbidden = "403"
        case notFound = "404"
        case methodNotAllowed = "405"
        case notAcceptable = "406"
        case conflict = "409"
        case tooLarge = "413"
        case addressTooLong = "414"
        case unsupported = "415"
        case refused = "422"
        case tooMany = "429"
        case failed = "500"
        case overloaded = "503"

        /// When it is given.
        var text: String {
            switch self {
            case .notModified: "What you have is still right"
            case .badRequest: "The request cannot be read, or a parameter is not valid; `fields` says which"
            case .unauthenticated: "There is no valid session or key, or the e-mail or the password is wrong"
            case .forbidden: "This is not yours, the API key may not do it, or a page of another site sent it"
            case .notFound: "There is no such thing"
            case .methodNotAllowed: "The address has other methods; `Allow` says which"
            case .notAcceptable: "There is no answer of the kinds that you accept"
            case .conflict: "The quote has expired or has been used"
            case .tooLarge: "The body has more than 256 KiB"
            case .addressTooLong: "The address has more than 8 KiB"
            case .unsupported: "The body is neither a form nor JSON; `Accept-Post` says what is read"
            case .refused: "The transfer was refused; nothing was moved"
            case .tooMany: "Too many requests; `Retry-After` says how long to wait"
            case .failed: "Something went wrong on our side"
            case .overloaded: "The service cannot answer now; the same request may be sent again"
            }
        }

        /// The headers that the refusal has beside those of every answer.
        var headers: [(name: String, text: String)] {
            switch self {
            case .unauthenticated: [("WWW-Authenticate", "How to log in")]
            case .methodNotAllowed: [("Allow", "The methods that there are")]
            case .unsupported: [("Accept-Post", "What is read")]
            case .tooMany, .overloaded: [("Retry-After", "Seconds")]
            default: []
            }
        }
    }

    /// The good answer first, then the refusals; those of the service and of nginx go with every route.
    static func all(ok status: String, _ document: JSON, refusals: [Refusal]) -> JSON {
        var responses: JSONObject = [status: document]
        let every = Set(refusals + [.methodNotAllowed, .tooMany, .failed, .overloaded])
        for refusal in Refusal.allCases where every.contains(refusal) {
            responses[refusal.rawValue] = ["$ref": .string("#/components/responses/\(refusal.rawValue)")]
        }
        return .object(responses)
    }

    static var components: JSONObject {
        JSONObject(uniqueMembers: Refusal.allCases.map { (name: $0.rawValue, value: document(of: $0)) })
    }

    private static func document(of refusal: Refusal) -> JSON {
        var headers = everyAnswers
        for (name, text) in refusal.headers {
            headers[name] = ["description": .string(text), "schema": ["type": "string"]]
        }
        var document: JSONObject = ["description": .string(refusal.text), "headers": .object(headers)]
        if refusal != .notModified {
            document["content"] = [
                "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
            ]
        }
        return .object(document)
    }

    /// The headers that every answer has, these and those.
    static func headers(_ own: JSONObject) -> JSON {
        JSON.object(JSONObject(uniqueMembers: Array(own) + everyAnswers))
    }

    private static let everyAnswers = JSONObject(
        uniqueMembers: ["X-Request-Id", "RateLimit", "RateLimit-Policy"].map {
            (name: $0, value: ["$ref": .string("#/components/headers/\($0)")])
        })

    static let taggedHeaders = headers(["ETag": ["$ref": "#/components/headers/ETag"]])

    static let pageHeaders = headers([
        "Link": [
            "description": "The next page, `rel=\"next\"`; absent on the last", "schema": ["type": "string"],
        ],
        "ETag": ["$ref": "#/components/headers/ETag"],
    ])

    static let creationHeaders = headers([
        "Location": ["description": "Where the transfer is found", "schema": ["type": "string"]],
        "Idempotent-Replayed": [
            "description": "`true` where this is the first answer again",
            "schema": ["type": "string", "const": "true"],
        ],
    ])
}
