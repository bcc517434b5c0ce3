package import Ledger

/// The client who is logged in, as the top of every page shows.
package struct Visitor: Sendable {
    package let user: UserID
    package let name: String

    package init(user: UserID, name: String) {
        self.user = user
        self.name = name
    }

    /// The first letters of the first two words, for the round badge.
    var initials: String {
        String(name.split(whereSeparator: \.isWhitespace).prefix(2).compactMap(\.first)).uppercased()
    }
}
