/// One value that the environment gives: its name, what it means, and how its text is read.
struct Setting<Value: Sendable>: DescribedSetting {
    /// The variable's name, for example `DATABASE_URL`.
    let name: String
    /// What may be written there, in words.
    let kind: String
    /// Taken when the variable is not set; `nil`: it has to be set.
    let standard: Value?
    /// The standard value as one would write it, in the list of settings.
    let standardText: String?
    let meaning: String
    /// Never shown, and may also stand in a file that `<name>_FILE` names.
    let isSecret: Bool
    /// Returns `nil` when the text is not of the kind.
    let read: @Sendable (String) -> Value?
}

/// What the list of settings shows of each.
protocol DescribedSetting: Sendable {
    var name: String { get }
    var kind: String { get }
    var standardText: String? { get }
    var meaning: String { get }
    var isSecret: Bool { get }
}

extension DescribedSetting {
    /// The setting's entry in the help of a command.
    var help: String {
        let file = isSecret ? ", or a file's path in \(name)_FILE" : ""
        let standard = standardText.map { "default \($0.isEmpty ? "none" : $0)" } ?? "required"
        return "  \(name)  (\(kind)\(file); \(standard))\n      \(meaning)"
    }
}

/// What is wrong with one variable. Never holds the value of a secret.
struct SettingFault: Sendable, Equatable {
    let name: String
    let sentence: String
}
