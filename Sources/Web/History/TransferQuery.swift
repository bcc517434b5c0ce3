package import Ledger
package import Methods
import JSON

/// What the address of a history asks for: which transfers, in which order, how many, from where on.
///
/// ```
/// ?filter=user = 2;created_at > 2026-01-31&sort=created_at desc&limit=20&cursor=…
/// ```
package struct TransferQuery: Sendable {
    /// The terms as they were read, for a page that shows them.
    package let terms: [FilterTerm]
    package let filter: TransferFilter
    package let sort: TransferSort
    /// `nil` when the address does not say.
    package let limit: Int?
    package let cursor: TransferPageCursor?

    package static let filterBytesMax = 8_000
    package static let termsMax = 50
    /// Transfers on a page, as `transfer.list` has it.
    package static let limitMax = 200
    package static let valuesMax = TransferFilter.valuesMax

    /// Reads the parameters `filter` (may occur more than once; all of it combines), `sort`, `limit` and
    /// `cursor`; others are somebody else's.
    ///
    /// - Parameter statuses: what is shown where no term asks for a status.
    /// - Throws: `invalid_params` with every fault there is, each with the parameter's name as its pointer.
    package init(
        _ parameters: QueryParameters, caller: UserID, statuses: Set<TransferStatus>
    ) throws(Failure) {
        var reader = TransferQueryReader(parameters)
        let terms = reader.terms()
        var filter = reader.filter(terms, caller: caller)
        if !terms.contains(where: { $0.field == FilterField.status.rawValue }) { filter.statuses = statuses }
        let sort = reader.sort()
        let limit = reader.limit()
        let cursor = reader.cursor(for: sort)
        guard reader.faults.isEmpty else {
            throw Failure(.invalidParams, reader.faults.first?.detail, fields: reader.faults)
        }
        self.terms = terms
        self.filter = filter
        self.sort = sort
        self.limit = limit
        self.cursor = cursor
    }

    /// The terms that can be read at all, for a page that shows what was asked beside what is wrong with it.
    package static func readableTerms(_ parameters: QueryParameters) -> [FilterTerm] {
        var reader = TransferQueryReader(parameters)
        return reader.terms()
    }
}
