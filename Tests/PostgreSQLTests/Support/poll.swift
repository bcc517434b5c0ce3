/// What a test waited for and did not get.
struct Unmet: Error {
    let what: String
}

/// Asks again and again until there is an answer, for five minutes: many tests run at once.
func poll<Value>(_ what: String, _ question: () async throws -> Value?) async throws -> Value {
    let deadline = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < deadline {
        if let answer = try await question() { return answer }
        try await Task.sleep(for: .milliseconds(2))
    }
    throw Unmet(what: what)
}
