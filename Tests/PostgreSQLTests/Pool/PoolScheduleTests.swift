import Testing

/// The pool's state machine under random courses of events, with the promises checked after every one.
@Suite struct PoolScheduleTests {
    @Test("No course of events breaks a promise of the pool")
    func randomCourses() {
        let first = UInt64.random(in: 0 ... .max)
        for seed in (0..<10_000).map({ first &+ $0 }) {
            var course = PoolCourse(seed: seed)
            let violation = course.run(steps: 40)
            #expect(violation == nil, "seed \(seed)")
            if violation != nil { return }
        }
    }
}
