import JSON
import Ledger
import Methods

/// Reads the parts of a history's address one by one and gathers what is wrong with them.
struct TransferQueryReader {
    private(set) var faults: [Fault] = []
    private let parameters: QueryParameters

    init(_ parameters: QueryParameters) { self.parameters = parameters }

    mutating func terms() -> [FilterTerm] {
        var terms: [FilterTerm] = []
        let texts = parameters[all: "filter"]
        guard texts.reduce(0, { $0 + $1.utf8.count }) <= TransferQuery.filterBytesMax else {
            record(.tooLong)
            return []
        }
        for text in texts {
            var scanner = FilterScanner(text)
            do throws(FilterFault) {
                terms += try scanner.terms()
                guard terms.count <= TransferQuery.termsMax else { throw .tooManyTerms }
            } catch {
                record(error)
            }
        }
        return terms
    }

    mutating func filter(_ terms: [FilterTerm], caller: UserID) -> TransferFilter {
        var filter = TransferFilter()
        for term in terms {
            do throws(FilterFault) {
                try filter.narrow(by: term, caller: caller)
            } catch {
                record(error)
            }
        }
        return filter
    }

    /// `created_at desc`; without a direction it is descending for both fields, as history is read.
    mutating func sort() -> TransferSort {
        guard let text = single("sort"), !text.isEmpty else { return .newest }
        let words = text.split { $0 == " " || $0 == "+" || $0 == "\t" }.map(String.init)
        let isAscending = words.dropFirst().first.map { $0.lowerCasedASCII } ?? "desc"
        switch (words.first, isAscending, words.count <= 2) {
        case ("created_at", "desc", true): return .newest
        case ("created_at", "asc", true): return .oldest
        case ("amount", "desc", true): return .largest
        case ("amount", "asc", true): return .smallest
        default:
            let detail = "sort is created_at or amount, then asc or desc; not '\(text.shownBriefly)'"
            faults.append(Fault(pointer: "/sort", code: .notOneOf, detail: detail))
            return .newest
        }
    }

    mutating func limit() -> Int? {
        guard let text = single("limit") else { return nil }
        guard text.utf8.allSatisfy(\.isDigit), let limit = Int(text),
            (1...TransferQuery.limitMax).contains(limit)
        else {
            let detail = "limit is a number from 1 to \(TransferQuery.limitMax)"
            faults.append(Fault(pointer: "/limit", code: .outOfRange, detail: detail))
            return nil
        }
        return limit
    }

    mutating func cursor(for sort: TransferSort) -> TransferPageCursor? {
        guard let text = single("cursor") else { return nil }
        guard let cursor = TransferPageCursor(text), cursor.sort == sort else {
            let detail = "the cursor is none that a page with this sort has given"
            faults.append(Fault(pointer: "/cursor", code: .pattern, detail: detail))
            return nil
        }
        return cursor
    }

    /// The one value of a parameter.
    private mutating func single(_ name: String) -> String? {
        let values = parameters[all: name]
        if values.count > 1 {
            faults.append(
                Fault(pointer: "/\(name)", code: .duplicate, detail: "\(name) is given more than once"))
        }
        return values.first
    }

    private mutating func record(_ fault: FilterFault) {
        faults.append(Fault(pointer: "/filter", code: FaultCode(rawValue: fault.code), detail: fault.detail))
    }
}
