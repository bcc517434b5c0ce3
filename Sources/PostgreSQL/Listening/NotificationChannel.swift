/// The name under which a database passes notifications on: 1 to 63 characters of `a`–`z`, `0`–`9` and `_`.
package struct NotificationChannel: Hashable, Sendable {
    package let name: String

    /// A name that is written in the program.
    package init(_ name: StaticString) {
        self.name = "\(name)"
        precondition(Self.isName(self.name), "a channel's name has 1 to 63 of a-z, 0-9 and _")
    }

    private static func isName(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
