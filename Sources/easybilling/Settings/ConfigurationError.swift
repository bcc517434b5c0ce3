/// The environment does not configure the command: every fault that it has.
struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    let faults: [SettingFault]

    var description: String {
        "The environment is not as it has to be.\n"
            + faults.map { "  \($0.name) \($0.sentence)" }.joined(separator: "\n")
    }
}
