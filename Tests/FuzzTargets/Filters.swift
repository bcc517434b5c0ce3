import Ledger
import Methods
import Web

/// A history's query is read or refused with a fault that names its place, and what was read means the same
/// when it is written again.
enum Filters {
    private static let callers = [1, 7].compactMap { UserID($0) }

    static func read(_ bytes: [UInt8]) {
        do throws(URLEncodingFault) {
            let parameters = try QueryParameters(parsing: String(decoding: bytes, as: UTF8.self))
            for caller in callers { read(parameters, caller) }
        } catch {
            precondition(!error.detail.isEmpty, "a fault has a sentence")
        }
    }

    private static func read(_ parameters: QueryParameters, _ caller: UserID) {
        _ = TransferQuery.readableTerms(parameters)
        do throws(Failure) {
            let query = try TransferQuery(parameters, caller: caller, statuses: [.completed])
            precondition((1...TransferQuery.limitMax).contains(query.limit ?? 1), "a limit is within bounds")
            check(query, caller)
        } catch {
            precondition(error.slug == .invalidParams, "a query is never more than invalid")
            precondition(!error.fields.isEmpty, "a refusal names what is wrong")
        }
    }

    private static func check(_ query: TransferQuery, _ caller: UserID) {
        let text = query.terms.map(\.text).joined(separator: ";")
        guard text.utf8.count <= TransferQuery.filterBytesMax else { return }
        do {
            let parameters = try QueryParameters(parsing: "").replacing("filter", with: text)
            let again = try TransferQuery(
                try QueryParameters(parsing: parameters.encoded), caller: caller, statuses: [.completed])
            precondition(again.terms == query.terms, "terms that were written are read as the same")
        } catch {
            preconditionFailure("terms that were read are read again: \(error)")
        }
    }
}
