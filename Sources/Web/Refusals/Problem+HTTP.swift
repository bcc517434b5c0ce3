package import HTTPTypes
import JSON
import Methods

/// What HTTP refuses by itself.
extension Problem {
    /// Nothing is at that address.
    package static var unknownAddress: Problem { Problem(Failure(.notFound, "nothing is at this address")) }

    /// The address exists; the method does not go there.
    package static func methodNotAllowed(_ allowed: [HTTPRequest.Method], hint: String? = nil) -> Problem {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        return Problem(
            slug: "method_not_allowed", status: .methodNotAllowed, title: "This address has other methods",
            detail: hint ?? "allowed here: \(list)", headers: [.allow: list])
    }

    /// The body is of a kind that is not read here.
    package static func unsupportedMediaType(accepted: [MediaTypeName]) -> Problem {
        let list = accepted.map(\.text).joined(separator: ", ")
        return Problem(
            slug: "unsupported_media_type", status: .unsupportedMediaType,
            title: "The body has an unknown type",
            detail: "the Content-Type has to be one of: \(list)", headers: [.acceptPost: list])
    }

    /// None of the kinds of answer that there are is acceptable to the client.
    package static func notAcceptable(offered: [MediaTypeName]) -> Problem {
        Problem(
            slug: "not_acceptable", status: .notAcceptable, title: "There is no such form of the answer",
            detail: "offered are: \(offered.map(\.text).joined(separator: ", "))",
            facts: ["offered": .array(offered.map { .string($0.text) })], headers: [.vary: "Accept"])
    }

    /// A body of more bytes than `limit`; what was sent of it has no effect.
    package static func tooLarge(limit: Int) -> Problem {
        Problem(
            Failure(
                .requestTooLarge, "a body has at most \(limit) bytes",
                facts: ["limit": .integer(Int64(limit))]))
    }

    /// The body broke off, or its framing is wrong.
    static var unreadableBody: Problem {
        Problem(Failure(.invalidRequest, "the body could not be read to its end"))
    }

    /// A page of another site sent this request; the browser says so.
    static var fromAnotherSite: Problem {
        Problem(Failure(.forbidden, "a page of another site may not do this"))
    }

    /// A request method that is none of HTTP's.
    static var methodUnknown: Problem {
        Problem(slug: "not_implemented", status: .notImplemented, title: "There is no such request method")
    }

    /// A status that the HTTP server below came to by itself.
    static func status(_ status: HTTPResponse.Status) -> Problem {
        switch status {
        case .notFound: unknownAddress
        case .contentTooLarge: Problem(Failure(.requestTooLarge))
        case _ where status.code < 500:
            Problem(slug: "invalid_request", status: status, title: Slug.invalidRequest.title)
        default: Problem(Failure(.internal))
        }
    }
}
