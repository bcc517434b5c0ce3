import Glibc

/// The system user that a child process runs as.
package struct ProcessOwner: Sendable, Equatable {
    package let name: String
    package let userID: UInt32
    package let groupID: UInt32

    /// The user of this process itself.
    package static var current: ProcessOwner {
        let userID = geteuid()
        return named(userID: userID) ?? ProcessOwner(name: String(userID), userID: userID, groupID: getegid())
    }

    /// Who runs the server and its company: this process's own user, and when that is root an unprivileged
    /// one.
    ///
    /// PostgreSQL refuses root, and nothing else needs root's rights either. `postgres` comes with Debian's
    /// package and owns nothing else here; `nobody` is on every system.
    package static var unprivileged: ProcessOwner {
        guard geteuid() == 0 else { return current }
        return named("postgres") ?? named("nobody")
            ?? ProcessOwner(name: "65534", userID: 65_534, groupID: 65_534)
    }

    /// Whether a child has to change its user to become this one.
    package var needsChange: Bool { userID != geteuid() }

    private static func named(_ name: String) -> ProcessOwner? {
        getpwnam(name).map(ProcessOwner.init(entry:))
    }

    private static func named(userID: UInt32) -> ProcessOwner? {
        getpwuid(userID).map(ProcessOwner.init(entry:))
    }

    private init(entry: UnsafeMutablePointer<passwd>) {
        // The entry lives in the C library's own memory until the next look-up; its text is copied here at
        // once.
        self.init(
            name: String(cString: entry.pointee.pw_name), userID: entry.pointee.pw_uid,
            groupID: entry.pointee.pw_gid)
    }

    package init(name: String, userID: UInt32, groupID: UInt32) {
        self.name = name
        self.userID = userID
        self.groupID = groupID
    }
}
