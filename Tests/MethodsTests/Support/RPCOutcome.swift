import JSON
import JSONRPC

/// What a call came to: a result, or an error.
struct RPCOutcome: Sendable {
    let result: JSON?
    let error: RPCError?

    init(_ result: Result<JSON, RPCError>) {
        switch result {
        case .success(let value): (self.result, error) = (value, RPCError?.none)
        case .failure(let failure): (self.result, error) = (JSON?.none, failure)
        }
    }

    /// `nil` on success.
    var slug: String? { error?.data?["slug"]?.stringValue }

    /// Where the faults are.
    var pointers: [String] {
        error?.data?["fields"]?.arrayValue?.compactMap { $0["pointer"]?.stringValue } ?? []
    }

    /// What kinds they are of.
    var codes: [String] { error?.data?["fields"]?.arrayValue?.compactMap { $0["code"]?.stringValue } ?? [] }
}
