/// Whether two streams have the same elements, each as often, whatever their order: in constant memory.
///
/// Each element is hashed under a key that nobody knows (SipHash, seeded by Swift and once more here) to 64
/// bits; one stream's hashes are added up, the other's subtracted. Streams that differ end at zero once in
/// 2⁶⁴ times, whatever they hold. (Clarke, Devadas, van Dijk, Gassend, Suh: "Incremental multiset hash
/// functions", 2003, MSet-Add-Hash.)
struct Match {
    private let key = UInt64.random(in: .min ... .max)
    private var sum: UInt64 = 0
    private var surplus = 0

    /// The one stream has the element.
    mutating func add(_ element: some Hashable) {
        sum &+= hash(element)
        surplus += 1
    }

    /// The other one has it.
    mutating func remove(_ element: some Hashable) {
        sum &-= hash(element)
        surplus -= 1
    }

    var isEven: Bool { sum == 0 && surplus == 0 }

    private func hash(_ element: some Hashable) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(key)
        hasher.combine(element)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
