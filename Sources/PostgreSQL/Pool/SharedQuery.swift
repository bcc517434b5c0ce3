import Synchronization

/// Answers the same question of many callers with one query: who asks while one is under way shares the next.
///
/// There is no timer: a question that comes alone is asked at once. Every answer was read after its question
/// had been put, so it is no older than one that the caller had asked for by itself.
package final class SharedQuery<Question: Sendable, Answer: Sendable>: Sendable {
    private typealias Reply = CheckedContinuation<Result<Answer, PostgreSQLError>, Never>
    /// Asks all questions; answers each at the same place.
    package typealias Ask = @Sendable ([Question]) async throws(PostgreSQLError) -> [Answer]

    private struct State {
        var waiting: [(question: Question, reply: Reply)] = []
        /// Next: true with the first question, false when nobody waits any more.
        var isAsking = false
    }

    private let state = Mutex(State())
    private let questionsMax: Int
    private let waitersMax: Int
    private let ask: Ask

    /// - Parameters:
    ///   - questionsMax: the most that one query asks.
    ///   - waitersMax: the most callers that wait for the next one; more are refused with `overloaded`.
    package init(questionsMax: Int = 256, waitersMax: Int = 4096, ask: @escaping Ask) {
        self.questionsMax = questionsMax
        self.waitersMax = waitersMax
        self.ask = ask
    }

    /// The answer, or the error of the query that this question shared. A caller that is cancelled meanwhile
    /// gets its answer all the same: the query is not its own.
    package func answer(to question: Question) async throws(PostgreSQLError) -> Answer {
        let answer = await withCheckedContinuation { (reply: Reply) in
            let (hasRoom, isFirst) = state.withLock { state in
                guard state.waiting.count < waitersMax else { return (false, false) }
                state.waiting.append((question, reply))
                defer { state.isAsking = true }
                return (true, !state.isAsking)
            }
            if !hasRoom { reply.resume(returning: .failure(PostgreSQLError(.overloaded))) }
            // Ends by itself as soon as nobody waits.
            if isFirst { Task { await askForAll() } }
        }
        return try answer.get()
    }

    /// Callers that wait for the next query; those of the one under way do not count.
    package var callersWaiting: Int { state.withLock { $0.waiting.count } }

    private func askForAll() async {
        // Lets those who are about to ask come first: under load, fewer and larger queries.
        await Task.yield()
        while let (questions, replies) = nextRound() {
            do throws(PostgreSQLError) {
                let answers = try await ask(questions)
                precondition(answers.count == questions.count, "a shared query answers each question once")
                for (reply, answer) in zip(replies, answers) { reply.resume(returning: .success(answer)) }
            } catch {
                for reply in replies { reply.resume(returning: .failure(error)) }
            }
            await Task.yield()
        }
    }

    private func nextRound() -> ([Question], [Reply])? {
        let round = state.withLock { state in
            let round = Array(state.waiting.prefix(questionsMax))
            state.waiting.removeFirst(round.count)
            state.isAsking = !round.isEmpty
            return round
        }
        return round.isEmpty ? nil : (round.map { $0.question }, round.map { $0.reply })
    }
}
