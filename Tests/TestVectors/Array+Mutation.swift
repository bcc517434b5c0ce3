extension [UInt8] {
    /// Spoils one to four places of a JSON text: another byte, one more, one less, a part twice, or the end
    /// cut off.
    package mutating func mutate(using random: inout SplitMix64) {
        for _ in 0..<Int.random(in: 1...4, using: &random) where !isEmpty {
            let place = Int.random(in: indices, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: self[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: insert(Array(#"{}[]",:\01e-"#.utf8).randomElement(using: &random) ?? 0, at: place)
            case 2: remove(at: place)
            case 3:
                let part = Array(self[place..<Swift.min(place + 12, count)])
                insert(contentsOf: part, at: Int.random(in: indices, using: &random))
            default: removeSubrange(place...)
            }
        }
    }
}
