/// What an API key lets a program do. Neither scope contains the other.
package enum APIKeyScope: String, CaseIterable, Sendable {
    /// See the client's accounts, transfers and statements, and price transfers.
    case read
    /// Move the client's money.
    case transfer
}
