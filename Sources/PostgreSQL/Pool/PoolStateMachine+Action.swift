extension PoolStateMachine {
    /// What the pool is to do after an event.
    enum Action {
        /// The waiter has its connection, or will not get one.
        case answer(Waiter, Result<Lease, PostgreSQLError>)
        /// Open a connection, then report `opened` or `openingFailed`.
        case open(PoolConnectionID)
        /// Close a connection, then report `closed`.
        case close(PoolConnectionID, Connection)
        /// Report `timeCame` then.
        case wake(at: Instant)
        /// The pool is closed and all of its connections are.
        case finish
    }
}
