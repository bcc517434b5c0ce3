/// What `migrate` can be told by the environment.
struct MigrateSettings: Sendable {
    /// `nil`: the cluster that `up` keeps in the state directory.
    let databaseURL: String?
    /// How long to wait for another run.
    let lockDeadline: Duration

    /// In the order of the help.
    static let all: [any DescribedSetting] = [ownerURL, migrationLockDeadline]

    static let ownerURL = Setting<String?>.optionalText(
        "DATABASE_OWNER_URL", kind: "PostgreSQL connection URL", isSecret: true,
        "The database, as the role easybilling, which owns it; without it, the one that `up` keeps.")
    static let migrationLockDeadline = Setting<Duration>.duration(
        "MIGRATION_LOCK_DEADLINE", in: .seconds(1)...(.seconds(3_600)), standard: .seconds(60),
        "How long to wait for another run of the migrations.")

    /// - Throws: A ``ConfigurationError`` with all faults.
    init(_ reader: SettingsReader = SettingsReader()) throws(ConfigurationError) {
        (databaseURL, lockDeadline) = try reader.values(Self.ownerURL, Self.migrationLockDeadline)
    }
}
