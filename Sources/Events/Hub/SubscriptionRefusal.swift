/// Why there is no place for one more stream or poll.
package enum SubscriptionRefusal: Error, Sendable {
    /// The client has `EventLimits.subscriptionsOfUserMax`.
    case tooManyOfUser
    /// This instance has `EventLimits.subscriptionsMax`.
    case tooMany
    /// This instance stops.
    case closed
}
