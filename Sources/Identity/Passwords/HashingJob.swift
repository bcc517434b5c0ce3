/// One password waiting for a thread. Exactly one of its two endings is called, once.
struct HashingJob: Sendable {
    /// Tells a job from all others by being itself.
    final class ID: Sendable {}

    let id: ID
    let deadline: ContinuousClock.Instant
    let perform: @Sendable () -> Void
    let refuse: @Sendable (IdentityError) -> Void
}
