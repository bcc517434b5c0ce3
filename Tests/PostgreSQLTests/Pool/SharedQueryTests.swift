import PostgreSQL
import Synchronization
import TestSupport
import Testing

@Suite("A query that callers share")
struct SharedQueryTests {
    @Test("answers each caller's own question, and everybody who asks meanwhile with one further query")
    func shares() async throws {
        let asker = Asker()
        let query = asker.query()
        async let first = query.answer(to: 1)
        try await asker.waitUntilAsked()
        let others = Task {
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 2...40 { group.addTask { try await query.answer(to: number) == 10 * number } }
                return try await group.reduce(true) { $0 && $1 }
            }
        }
        try await waitFor("39 who wait") { query.callersWaiting == 39 }
        asker.release()
        let (answer, areRight) = (try await first, try await others.value)
        #expect(answer == 10 && areRight)
        #expect(asker.rounds == [1, 39])
    }

    @Test("asks at most so many questions at a time, and lets at most so many wait")
    func bounded() async throws {
        let asker = Asker()
        let query = asker.query(questionsMax: 2, waitersMax: 3)
        async let first = query.answer(to: 1)
        try await asker.waitUntilAsked()
        async let second = query.answer(to: 2)
        async let third = query.answer(to: 3)
        async let fourth = query.answer(to: 4)
        try await waitFor("three who wait") { query.callersWaiting == 3 }
        let error = await #expect(throws: PostgreSQLError.self) { try await query.answer(to: 5) }
        #expect(error?.reason == .overloaded && error?.outcome == .nothingDone)
        asker.release()
        let sum = try await first + second + third + fourth
        #expect(sum == 100)
        #expect(asker.rounds == [1, 2, 1])
    }

    @Test("tells all who share a query of its error, and asks again for the next")
    func failing() async throws {
        let asker = Asker()
        let query = asker.query()
        asker.release()
        for _ in 0..<2 {
            let error = await #expect(throws: PostgreSQLError.self) {
                try await query.answer(to: Asker.unlucky)
            }
            #expect(error?.reason == .connectionLost)
            #expect(try await query.answer(to: 3) == 30)
        }
    }
}

/// Stands for the database: holds its first answer back until it is released.
private final class Asker: Sendable {
    static let unlucky = -1

    private struct State {
        var rounds: [Int] = []
        var isReleased = false
    }

    private let state = Mutex(State())

    var rounds: [Int] { state.withLock { $0.rounds } }

    func query(questionsMax: Int = 100, waitersMax: Int = 100) -> SharedQuery<Int, Int> {
        SharedQuery(questionsMax: questionsMax, waitersMax: waitersMax) {
            (questions) throws(PostgreSQLError) in try await self.ask(questions)
        }
    }

    private func ask(_ questions: [Int]) async throws(PostgreSQLError) -> [Int] {
        state.withLock { $0.rounds.append(questions.count) }
        do {
            try await waitFor("the release") { state.withLock { $0.isReleased } }
        } catch {
            throw PostgreSQLError(.deadlineExceeded)
        }
        if questions.contains(Self.unlucky) { throw PostgreSQLError(.connectionLost) }
        return questions.map { $0 * 10 }
    }

    func waitUntilAsked() async throws {
        try await waitFor("a first question") { !rounds.isEmpty }
    }

    func release() { state.withLock { $0.isReleased = true } }
}
