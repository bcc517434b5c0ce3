/// What a subscription is woken for.
struct Signals: OptionSet, Sendable {
    let rawValue: UInt8

    /// Something was posted on an account of the client, or may have been.
    static let news = Signals(rawValue: 1)
    /// A session of the client was ended: perhaps the one that listens.
    static let sessions = Signals(rawValue: 2)
    /// The instance stops.
    static let closing = Signals(rawValue: 4)
}
