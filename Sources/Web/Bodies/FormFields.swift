import JSON
import Methods

/// The fields of a form as they were sent, each once.
package struct FormFields: Sendable {
    package let pairs: [(name: String, value: String)]

    /// Reads the body of a form.
    package init(parsing body: [UInt8]) throws(URLEncodingFault) {
        pairs = try URLEncodedPairs.read(body)
        var names = Set<[UInt8]>()
        for pair in pairs where !names.insert(Array(pair.name.utf8)).inserted { throw .duplicate }
    }

    /// The value of a field; `nil` when the form does not have it.
    package subscript(_ name: String) -> String? {
        pairs.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }
}
