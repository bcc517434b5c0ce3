/// Which of the two amounts of a conversion was named; the other follows from the rate.
package enum FixedSide: String, CaseIterable, Sendable {
    /// "You send": what arrives is rounded down.
    case amount
    /// "They get": what is paid is rounded up.
    case credit
}
