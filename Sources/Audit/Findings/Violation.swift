/// A check that does not hold, and the first rows found that show it.
package struct Violation: Hashable, Sendable {
    package let check: Check
    /// Names rows by their keys, and the numbers that disagree: `transfer 0199… of user 7: the fee is 9, …`.
    package let counterExample: String
}
