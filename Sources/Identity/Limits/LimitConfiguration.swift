/// How much callers may do, and whether that is limited at all (`RATE_LIMITS=off` turns it off).
package struct LimitConfiguration: Sendable {
    /// Off, nothing is counted and nobody is refused.
    package var isOn = true
    /// Calls of one client, over all their sessions and keys, on each instance. Each call of a batch and each
    /// transfer of `transfer.createMany` counts.
    package var user = Quota(1000, each: .seconds(10))
    /// Calls from one address where nobody is known, on each instance.
    package var address = Quota(1000, each: .seconds(10))
    /// Sign-ups from one address, on all instances together: each makes three accounts, and tells whether an
    /// e-mail is in use.
    package var signUps = Quota(100, each: .seconds(3600))
    /// Other clients whom one client asks prices for, on all instances together: each price tells an account
    /// number's masked name. The same payee again within the window is free.
    package var payees = Quota(100, each: .seconds(3600))

    /// The defaults.
    package init() {}
}
