/// A moment for each of many keys, in memory of a fixed size.
///
/// A key has eight places that it may stand at; where all are taken, the earliest moment is forgotten. No
/// call allocates.
struct MomentTable: Sendable {
    private struct Place {
        /// 0 where nothing stands.
        var key: UInt64 = 0
        /// Earlier than any other where nothing stands.
        var moment = Int64.min
    }

    private static let placesAKey = 8
    private var places: [Place]
    private let mask: UInt64

    /// - Parameter capacity: keys at most; a power of two, at least 8.
    init(capacity: Int) {
        precondition(
            capacity >= Self.placesAKey && capacity.nonzeroBitCount == 1,
            "a capacity is a power of two from 8 on")
        places = [Place](repeating: Place(), count: capacity)
        mask = UInt64(capacity / Self.placesAKey - 1)
    }

    /// The moment of a key; `nil` where it is not known, or no longer.
    ///
    /// - Parameter hash: the key, mixed by a hash that callers cannot steer.
    subscript(_ hash: UInt64) -> Int64? {
        get {
            let key = Self.key(hash)
            return places[range(of: hash)].first { $0.key == key }?.moment
        }
        set {
            let key = Self.key(hash)
            let range = range(of: hash)
            var chosen = range.lowerBound
            for place in range {
                if places[place].key == key {
                    chosen = place
                    break
                }
                if places[place].moment < places[chosen].moment { chosen = place }
            }
            places[chosen] = newValue.map { Place(key: key, moment: $0) } ?? Place()
        }
    }

    private func range(of hash: UInt64) -> Range<Int> {
        let first = Int(hash & mask) * Self.placesAKey
        return first..<(first + Self.placesAKey)
    }

    /// 0 means that nobody stands there, so one hash is taken for another: one in 2⁶⁴.
    private static func key(_ hash: UInt64) -> UInt64 { max(hash, 1) }
}
