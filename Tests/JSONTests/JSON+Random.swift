import JSON
import TestVectors

extension JSON {
    /// Some document of at most `depth` levels below this one, with the strings and numbers that are easiest
    /// to get wrong.
    static func random(depth: Int, using random: inout SplitMix64) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .integer(Int64(truncatingIfNeeded: random.next()))
        case 3: return .integer(Int64.random(in: -2...2, using: &random))
        case 4: return .real(randomReal(using: &random))
        case 5: return .string(randomString(using: &random))
        case 6:
            return .array(
                (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    .random(depth: depth - 1, using: &random)
                })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                object[randomString(using: &random)] = .random(depth: depth - 1, using: &random)
            }
            return .object(object)
        }
    }

    static func randomReal(using random: inout SplitMix64) -> Double {
        let real = Double(bitPattern: random.next())
        return real.isFinite ? real : 0.1
    }

    static func randomString(using random: inout SplitMix64) -> String {
        let scalars: [Unicode.Scalar] = [
            "\u{01}", "\u{08}", "\t", "\n", "\u{0B}", "\u{0C}", "\r", "\u{0F}", "\u{1F}", " ", "\"", "\\",
            "/", "~", "a", "A",
            "é", "e", "\u{301}",
            "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{2028}", "\u{D7FF}", "\u{E000}", "\u{FEFF}",
            "\u{FFFF}",
            "\u{10000}", "\u{10FFFF}",
        ]
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            view.append(scalars[Int.random(in: scalars.indices, using: &random)])
        }
        return String(view)
    }
}
