/// What a test waited for and did not get.
package struct Unmet: Error {
    package let what: String

    package init(what: String) { self.what = what }
}

extension Duration {
    /// How long a test waits for what must come: many tests run at once, beside compilers.
    package static let patience: Duration = .seconds(300)
}

/// Asks again and again, for as long as ``Swift/Duration/patience`` lasts, until there is an answer.
@discardableResult
package func poll<Value>(_ what: String, _ question: () async throws -> Value?) async throws -> Value {
    let deadline = ContinuousClock.now + .patience
    while ContinuousClock.now < deadline {
        if let answer = try await question() { return answer }
        try await Task.sleep(for: .milliseconds(2))
    }
    throw Unmet(what: what)
}

/// Asks again and again, for as long as ``Swift/Duration/patience`` lasts, until it is so.
package func waitFor(_ what: String, isSo: () async throws -> Bool) async throws {
    try await poll(what) { try await isSo() ? true : nil }
}
