package import Hummingbird

/// The parameters in the query of an address, in their order; a name may occur more than once.
package struct QueryParameters: Sendable {
    package let pairs: [(name: String, value: String)]

    /// Reads what stands behind the `?`.
    package init(parsing query: String) throws(URLEncodingFault) {
        pairs = try URLEncodedPairs.read(query.utf8)
    }

    private init(pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// The same with one value under a name, at the end.
    package func replacing(_ name: String, with value: String) -> QueryParameters {
        QueryParameters(pairs: pairs.filter { !$0.name.utf8.elementsEqual(name.utf8) } + [(name, value)])
    }

    /// As they stand in an address.
    package var encoded: String {
        pairs.map { "\(URLEncodedPairs.encoded($0.name))=\(URLEncodedPairs.encoded($0.value))" }.joined(
            separator: "&")
    }

    /// All values under a name.
    package subscript(all name: String) -> [String] {
        pairs.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.value)
    }

    /// The first value under a name.
    package subscript(_ name: String) -> String? { self[all: name].first }
}

extension Request {
    /// The parameters of the request's address.
    package func queryParameters() throws(Problem) -> QueryParameters {
        do throws(URLEncodingFault) {
            return try QueryParameters(parsing: uri.query ?? "")
        } catch {
            throw Problem(error)
        }
    }
}
