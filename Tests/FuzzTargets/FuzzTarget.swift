/// A reader of what strangers send, held up to any bytes at all.
///
/// Each target stops the program when one of its promises is broken, since that is what a fuzzer notices;
/// a refusal is no find. libFuzzer runs them by `Tests/fuzz/nightly`, the Swift tests with the files checked
/// in.
package enum FuzzTarget: String, CaseIterable, Sendable {
    /// The body of `POST /rpc`, down to the parameters of every method.
    case envelope
    /// A sum of money as text.
    case amount
    /// The query of a history: filter, sort, limit.
    case filter
    /// The body of a form, and the parameters that the documented routes make of it.
    case form
    /// The header `Cookie`, and the session's token in it.
    case cookie
    /// Where a page of transfers goes on.
    case cursor

    package func read(_ bytes: [UInt8]) {
        switch self {
        case .envelope: Envelopes.read(bytes)
        case .amount: Amounts.read(bytes)
        case .filter: Filters.read(bytes)
        case .form: Forms.read(bytes)
        case .cookie: Cookies.read(bytes)
        case .cursor: Cursors.read(bytes)
        }
    }
}
