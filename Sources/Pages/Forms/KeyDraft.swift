package import Ledger

/// What was typed for a new API key, as typed.
package struct KeyDraft: Sendable, Hashable {
    /// How long it is to work.
    package enum Expiry: String, Sendable, CaseIterable {
        case month = "30"
        case quarter = "90"
        case year = "365"
        case never

        /// `nil` for one without an end.
        package var days: Int? { Int(rawValue) }
    }

    private static let secondsPerDay: Int64 = 86_400

    package var name: String
    package var mayRead: Bool
    package var mayTransfer: Bool
    package var expiry: Expiry

    /// The least that a program needs: it reads, for a quarter.
    package static let empty = KeyDraft(name: "", mayRead: true, mayTransfer: false, expiry: .quarter)

    package init(name: String, mayRead: Bool, mayTransfer: Bool, expiry: Expiry) {
        self.name = name
        self.mayRead = mayRead
        self.mayTransfer = mayTransfer
        self.expiry = expiry
    }

    /// Reads the fields of the form by their names; an expiry that the form does not offer counts as none
    /// chosen.
    package init(_ field: (String) -> String?) {
        self.init(
            name: field(FormField.keyName.rawValue) ?? "", mayRead: field("read") != nil,
            mayTransfer: field("transfer") != nil,
            expiry: field("expiry").flatMap(Expiry.init) ?? Self.empty.expiry)
    }

    /// The last moment of the key that is made now.
    package func end(now: Timestamp) -> Timestamp? {
        expiry.days.map { now.adding(seconds: Int64($0) * Self.secondsPerDay) }
    }
}
