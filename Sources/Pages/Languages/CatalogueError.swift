/// Why a language's catalogue cannot be used. Raised when the service starts and in tests, never later.
package enum CatalogueError: Error, Equatable {
    /// The file is not JSON of sections of texts; the place is a key or a byte.
    case malformed(at: String)
}
