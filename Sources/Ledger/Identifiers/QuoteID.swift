/// The id of a quote.
package struct QuoteID: UUIDv7Identifier {
    package let halves: UUIDHalves

    package init(halves: UUIDHalves) { self.halves = halves }
}
