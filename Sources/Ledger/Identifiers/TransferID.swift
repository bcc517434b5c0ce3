/// The id of a transfer.
package struct TransferID: UUIDv7Identifier {
    package let halves: UUIDHalves

    package init(halves: UUIDHalves) { self.halves = halves }
}
