/// How many passwords are hashed at once, how long the line in front of them may be, and at what cost.
package struct PasswordHasherConfiguration: Sendable {
    /// What hashing one password costs.
    package var cost: PasswordCost
    /// Each takes a core and `cost.memoryBytes` while it works.
    package var threads: Int
    /// Past this many waiting, the next is refused at once.
    package var waitingMax: Int
    /// Who waited longer is refused when the turn comes: nginx gives up on an answer after 60 s.
    package var waitMax: Duration

    /// 512 waiting are half a minute of work for two threads, so that a burst of 300 log-ins still gets
    /// through.
    package init(
        cost: PasswordCost = .standard, threads: Int = 2, waitingMax: Int = 512,
        waitMax: Duration = .seconds(55)
    ) {
        precondition((1...64).contains(threads), "hashing takes 1 to 64 threads")
        precondition(waitingMax >= 0, "a line has no negative length")
        self.cost = cost
        self.threads = threads
        self.waitingMax = waitingMax
        self.waitMax = waitMax
    }
}
