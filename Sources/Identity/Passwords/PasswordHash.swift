/// The stored form of a password: argon2id with its parameters and salt, as
/// `$argon2id$v=19$m=…,t=…,p=1$salt$hash`.
package struct PasswordHash: Sendable {
    let text: String

    init(stored text: String) { self.text = text }
}

extension PasswordHash: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "$argon2id$•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
