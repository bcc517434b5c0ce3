/// What `verify` can be told by the environment.
struct VerifySettings: Sendable {
    /// `nil`: the cluster that `up` keeps in the state directory.
    let databaseURL: String?

    /// In the order of the help.
    static let all: [any DescribedSetting] = [readerURL]

    static let readerURL = Setting<String?>.optionalText(
        "DATABASE_READER_URL", kind: "PostgreSQL connection URL", isSecret: true,
        "The database, as the role easybilling_reader; without it, the one that `up` keeps.")

    /// - Throws: A ``ConfigurationError`` with all faults.
    init(_ reader: SettingsReader = SettingsReader()) throws(ConfigurationError) {
        databaseURL = try reader.values(Self.readerURL)
    }
}
