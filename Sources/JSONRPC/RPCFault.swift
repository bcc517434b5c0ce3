package import JSON

/// Why a body, or an element of a batch, never became a call.
package enum RPCFault: Error, Sendable, Equatable {
    /// The body is not JSON.
    case parseError(JSONParsingError)
    /// It is JSON, but not a request that is taken.
    case invalidRequest(InvalidRequest)
    /// The body has more bytes than the limit.
    case requestTooLarge(limit: Int)
    /// The batch has more elements than the limit.
    case batchTooLarge(limit: Int)

    /// What a parser's error means to the protocol.
    ///
    /// A name that occurs twice, and too deep a nesting, are JSON: such a request can be read, but is not
    /// taken.
    init(_ error: JSONParsingError, limits: RPCLimits) {
        switch error.reason {
        case .tooLarge: self = .requestTooLarge(limit: limits.bodyBytesMax)
        case .duplicateName, .tooDeep: self = .invalidRequest(.unreadable(error))
        case .empty, .syntax, .notUnicode, .nullCharacter, .numberOverflow, .outOfMemory:
            self = .parseError(error)
        }
    }
}

extension RPCFault {
    /// The code of the response's error object.
    package var code: Int {
        switch self {
        case .parseError: RPCErrorCode.parseError
        case .invalidRequest: RPCErrorCode.invalidRequest
        case .requestTooLarge: RPCErrorCode.requestTooLarge
        case .batchTooLarge: RPCErrorCode.batchTooLarge
        }
    }

    /// The fault's short name, as the table of errors in the contract has it.
    package var slug: String {
        switch self {
        case .parseError: "parse_error"
        case .invalidRequest: "invalid_request"
        case .requestTooLarge: "request_too_large"
        case .batchTooLarge: "batch_too_large"
        }
    }

    /// The same kind of fault in words, always the same ones.
    package var title: String {
        switch self {
        case .parseError: "Parse error"
        case .invalidRequest: "Invalid request"
        case .requestTooLarge: "Request too large"
        case .batchTooLarge: "Batch too large"
        }
    }

    /// What exactly was wrong, in one sentence that repeats nothing of the request.
    package var detail: String {
        switch self {
        case .parseError(let error): error.description
        case .invalidRequest(let reason): reason.description
        case .requestTooLarge(let limit): "A request has at most \(limit) bytes."
        case .batchTooLarge(let limit): "A batch has at most \(limit) elements."
        }
    }

    /// The number that was exceeded, where one was.
    package var limit: Int? {
        switch self {
        case .requestTooLarge(let limit), .batchTooLarge(let limit): limit
        case .parseError, .invalidRequest: nil
        }
    }

    /// The error object for an owner that adds nothing to it.
    package var plainError: RPCError {
        let data = limit.map { JSON.object(["limit": .integer(Int64($0))]) }
        return RPCError(code: code, message: title, data: data)
    }
}
