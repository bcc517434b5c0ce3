/// What `deposit` can be told by the environment.
struct DepositSettings: Sendable {
    /// `nil`: the cluster that `up` keeps in the state directory.
    let databaseURL: String?

    /// In the order of the help.
    static let all: [any DescribedSetting] = [appURL]

    /// The variable of `serve`, which here may be missing.
    static let appURL = Setting<String?>.optionalText(
        ServeSettings.databaseURL.name, kind: "PostgreSQL connection URL", isSecret: true,
        "The database, as the role easybilling_app; without it, the one that `up` keeps.")

    /// - Throws: A ``ConfigurationError`` with all faults.
    init(_ reader: SettingsReader = SettingsReader()) throws(ConfigurationError) {
        databaseURL = try reader.values(Self.appURL)
    }
}
