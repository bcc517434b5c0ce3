package import Events
import JSON

extension Failure {
    /// Why there is no place for one more stream or poll.
    package init(_ refusal: SubscriptionRefusal) {
        switch refusal {
        case .tooManyOfUser:
            self.init(
                .rateLimited, "you listen at \(EventLimits.subscriptionsOfUserMax) places already",
                retryAfter: .seconds(5), facts: ["limit": .integer(Int64(EventLimits.subscriptionsOfUserMax))]
            )
        case .tooMany: self.init(.overloaded, "too many listen; try again", retryAfter: .seconds(5))
        case .closed: self.init(.overloaded, "this instance is ending; try again", retryAfter: .seconds(1))
        }
    }
}
