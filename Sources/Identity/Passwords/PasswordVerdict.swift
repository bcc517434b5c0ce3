/// What comparing a password with a stored hash shows.
package enum PasswordVerdict: Equatable, Sendable {
    case matches
    /// It is the right one, but its hash was made at another cost: hash it again while it is at hand.
    case matchesAtOldCost
    case differs
}
