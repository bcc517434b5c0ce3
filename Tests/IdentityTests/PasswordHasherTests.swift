import Testing

@testable import Identity

@Suite("The password hasher")
struct PasswordHasherTests {
    private let right = Password(presented: "correct horse")

    private func hasher(
        cost: PasswordCost = .least, threads: Int = 2, waitingMax: Int = 64, waitMax: Duration = .seconds(30)
    ) throws -> PasswordHasher {
        try PasswordHasher(
            PasswordHasherConfiguration(
                cost: cost, threads: threads, waitingMax: waitingMax, waitMax: waitMax))
    }

    @Test("knows the right password from any other")
    func verification() async throws {
        let hasher = try hasher()
        let hash = try await hasher.hash(right)
        #expect(try await hasher.verify(right, against: hash) == .matches)
        for wrong in [
            "", "correct hors", "correct horse ", "Correct horse", "correct horse\0", "correct\0horse",
        ] {
            #expect(try await hasher.verify(Password(presented: wrong), against: hash) == .differs)
        }
    }

    @Test("takes every byte of a password: NUL, 256 emoji, and those alike in their first 72")
    func wholePassword() async throws {
        let hasher = try hasher()
        let long = String(repeating: "🐎", count: 256)
        for text in ["a\0b", long, String(repeating: "x", count: 72) + "1"] {
            let hash = try await hasher.hash(Password(presented: text))
            #expect(try await hasher.verify(Password(presented: text), against: hash) == .matches)
            #expect(
                try await hasher.verify(Password(presented: String(text.dropLast())), against: hash)
                    == .differs)
        }
    }

    @Test("salts: the same password never has the same hash")
    func salt() async throws {
        let hasher = try hasher()
        #expect(try await hasher.hash(right).text != hasher.hash(right).text)
    }

    @Test("uses argon2id with 64 MiB and three passes unless told otherwise, and prints no hash")
    func parameters() async throws {
        let hash = try await PasswordHasher().hash(right)
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(!"\(hash)".contains("65536") && !String(reflecting: hash).contains("65536"))
    }

    @Test("asks for a new hash when the cost has changed, either way")
    func rehash() async throws {
        let dearer = PasswordCost(passes: 2, memoryBytes: 16384)
        let old = try await hasher().hash(right)
        #expect(try await hasher(cost: dearer).verify(right, against: old) == .matchesAtOldCost)
        let new = try await hasher(cost: dearer).hash(right)
        #expect(try await hasher().verify(right, against: new) == .matchesAtOldCost)
        #expect(try await hasher(cost: dearer).verify(Password(presented: "wrong"), against: old) == .differs)
    }

    @Test("never matches an unknown user, whose decoy is of the same shape and cost as a real hash")
    func decoy() async throws {
        let argon2 = Argon2(cost: .least)
        let (decoy, real) = (argon2.decoy(), try #require(argon2.hash(right)))
        #expect(decoy.text.utf8.count == real.text.utf8.count)
        #expect(decoy.text.split(separator: "$").prefix(3) == real.text.split(separator: "$").prefix(3))
        #expect(try await hasher().verify(right, against: nil) == .differs)
    }

    @Test("takes as long for an unknown user as for a wrong password")
    func decoyTime() async throws {
        let hasher = try hasher(cost: PasswordCost(passes: 2, memoryBytes: 8 << 20), threads: 1)
        let (hash, wrong) = (try await hasher.hash(right), Password(presented: "wrong"))
        let clock = ContinuousClock()
        var known: [Duration] = []
        var unknown: [Duration] = []
        for _ in 0..<15 {
            known.append(try await clock.measure { _ = try await hasher.verify(wrong, against: hash) })
            unknown.append(try await clock.measure { _ = try await hasher.verify(wrong, against: nil) })
        }
        // The least of many, and wide bounds: the machine does other things meanwhile. That the parameters
        // are the same to the letter is the test above; this one shows that the work is done at all.
        let (least, leastUnknown) = (try #require(known.min()), try #require(unknown.min()))
        #expect(leastUnknown > least / 4 && leastUnknown < least * 4)
    }

    @Test("matches nothing against a stored text that is no hash of its kind")
    func brokenHash() async throws {
        let hasher = try hasher()
        for text in ["", "$argon2id$", "plain", String(repeating: "$argon2id$v=19$m=8,t=1,p=1$", count: 20)] {
            #expect(try await hasher.verify(right, against: PasswordHash(stored: text)) == .differs)
        }
    }

    @Test("refuses at once when the line is full, and serves those who wait")
    func overload() async throws {
        let hasher = try hasher(
            cost: PasswordCost(passes: 4, memoryBytes: 16 << 20), threads: 1, waitingMax: 2)
        let outcomes = await withTaskGroup(of: IdentityError?.self, returning: [IdentityError?].self) {
            group in
            for _ in 0..<12 {
                group.addTask { await outcome { _ = try await hasher.hash(right) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count(where: { $0 == nil }) >= 2)
        #expect(outcomes.count(where: { $0 == .overloaded }) >= 1)
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .overloaded })
        #expect(hasher.waiting == 0)
        _ = try await hasher.hash(right)
    }

    @Test("refuses who waited too long")
    func waitedTooLong() async throws {
        #expect(await outcome { _ = try await hasher(waitMax: .zero).hash(right) } == .overloaded)
    }

    @Test("does not begin what nobody waits for any more")
    func cancellation() async throws {
        let hasher = try hasher()
        let task = Task {
            withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await outcome { _ = try await hasher.hash(right) }
        }
        #expect(await task.value == .cancelled)
    }

    @Test("refuses everybody once it is closed")
    func closing() async throws {
        let hasher = try hasher()
        hasher.close()
        #expect(await outcome { _ = try await hasher.hash(right) } == .stopping)
        hasher.close()
    }

    @Test("works outside Swift's cooperative threads, as many at once as it has threads of its own")
    func threads() async throws {
        let threads = try HashingThreads(count: 3, waitingMax: 8)
        // Each job waits for the two others, which needs three threads; the cooperative pool has two here.
        let meeting = MeetingPoint(of: 3)
        let met = await withTaskGroup(of: Bool.self, returning: [Bool].self) { group in
            for _ in 0..<3 { group.addTask { await meet(at: meeting, on: threads) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(met == [true, true, true])
        threads.close()
    }

    private func meet(at meeting: MeetingPoint, on threads: HashingThreads) async -> Bool {
        await withCheckedContinuation { continuation in
            threads.submit(
                HashingJob(
                    id: HashingJob.ID(), deadline: .now.advanced(by: .seconds(60)),
                    perform: { continuation.resume(returning: meeting.arrive()) },
                    refuse: { _ in continuation.resume(returning: false) }))
        }
    }

    private func outcome(_ work: () async throws -> Void) async -> IdentityError? {
        do {
            try await work()
            return nil
        } catch {
            return error as? IdentityError
        }
    }
}
