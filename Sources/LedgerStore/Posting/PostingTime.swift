/// Where posting takes its time from: the machine's clock, outside tests.
struct PostingTime: Sendable {
    let now: @Sendable () -> ContinuousClock.Instant
    let pause: @Sendable (Duration) async -> Void

    // Only cancellation ends a sleep early, and then the next try is merely sooner.
    static let machine = PostingTime(now: { .now }, pause: { try? await Task.sleep(for: $0) })
}
