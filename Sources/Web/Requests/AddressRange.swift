/// A block of network addresses, as an operator names it: `10.0.0.0/8`, `fd00::/8`, or a single address.
package struct AddressRange: Hashable, Sendable {
    private let first: NetworkAddress
    private let prefixBits: Int

    /// `nil` when the text is neither an address nor an address with a prefix length.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = NetworkAddress(String(parts[0])) else { return nil }
        let bitsMax = first.bytes.count * 8
        guard parts.count == 2 else {
            self.init(first: first, prefixBits: bitsMax)
            return
        }
        guard parts[1].utf8.allSatisfy(\.isDigit), let bits = Int(parts[1]), bits <= bitsMax else {
            return nil
        }
        self.init(first: first, prefixBits: bits)
    }

    private init(first: NetworkAddress, prefixBits: Int) {
        self.first = first
        self.prefixBits = prefixBits
    }

    func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        return zip(address.bytes, first.bytes).enumerated().allSatisfy { position, pair in
            let bits = min(8, max(0, prefixBits - position * 8))
            let mask = bits == 0 ? 0 : UInt8.max << UInt8(8 - bits)
            return pair.0 & mask == pair.1 & mask
        }
    }
}
