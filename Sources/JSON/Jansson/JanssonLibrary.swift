import CJansson

/// What has to happen once in the process before jansson is used.
enum JanssonLibrary {
    /// Seeds the hash of object names from the system's randomness, so that nobody can prepare names that
    /// collide.
    ///
    /// Cheap to call again. (The process never calls `setlocale`: in a locale with a decimal comma jansson
    /// has to patch each real.)
    static func start() {
        _ = seeded
    }

    private static let seeded: Void = json_object_seed(0)
}
