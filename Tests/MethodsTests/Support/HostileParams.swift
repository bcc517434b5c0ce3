import JSON
import JSONRPC
import Methods
import TestRandom

/// Parameters that somebody might send who wishes the service no good: a method's example with parts of it
/// replaced by extremes, or random documents altogether.
enum HostileParams {
    static func any<M: Method>(of method: M.Type, using random: inout SeededRandom) -> RPCParams {
        if random.chance(oneIn: 10) {
            return .positional(
                (0..<Int.random(in: 0...8, using: &random)).map { _ in document(depth: 3, using: &random) })
        }
        var object = method.description.example.params.objectValue ?? [:]
        if random.chance(oneIn: 4) {
            for member in method.params.members ?? [] where random.chance(oneIn: 2) {
                object[member.name] = document(depth: 2, using: &random)
            }
        }
        for (name, value) in object where random.chance(oneIn: 3) {
            object[name] = spoilt(value, depth: 3, using: &random)
        }
        if random.chance(oneIn: 12) { object[text(using: &random)] = document(depth: 2, using: &random) }
        if random.chance(oneIn: 5) {
            return .positional((method.params.members ?? []).map { object[$0.name] ?? .null })
        }
        return .named(object)
    }

    /// The same with one part of it replaced.
    private static func spoilt(_ json: JSON, depth: Int, using random: inout SeededRandom) -> JSON {
        switch json {
        case .object(var object) where depth > 0 && !object.isEmpty && !random.chance(oneIn: 5):
            let name = random.pick(object).name
            object[name] = spoilt(object[name] ?? .null, depth: depth - 1, using: &random)
            return .object(object)
        case .array(var elements) where depth > 0 && !elements.isEmpty && !random.chance(oneIn: 5):
            let place = Int.random(in: elements.indices, using: &random)
            elements[place] = spoilt(elements[place], depth: depth - 1, using: &random)
            if random.chance(oneIn: 3) { elements.append(elements[place]) }
            return .array(elements)
        default:
            return document(depth: depth, using: &random)
        }
    }

    static func document(depth: Int, using random: inout SeededRandom) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 7), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2, 3: return .integer(random.pick(integers))
        case 4:
            return .real(random.pick([0.5, -0.0, 1e300, -1e300, Double.leastNonzeroMagnitude, 101, 1.0e15]))
        case 5, 6: return .string(text(using: &random))
        case 7:
            return .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    document(depth: depth - 1, using: &random)
                })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                object[text(using: &random)] = document(depth: depth - 1, using: &random)
            }
            return .object(object)
        }
    }

    private static let integers: [Int64] = [
        0, 1, -1, 2, 50, 99, 100, 101, 102, 103, 200, 201, 202, 301, .max, .min, .max - 1, .max - 7,
        .max / 100, .max / 100 + 1,
        1 << 53, (1 << 53) + 1, 9_000_000_000_000_001, 90_000_000_000_000, 9_000_000_000_000_001,
        2_147_483_648, 4_294_967_296,
    ]

    private static let texts = [
        "", " ", "0", "0.01", "1", "1.00", "99.01", "-1", "1e9", "90000000000000", "90000000000000.01",
        "0.06", "created_at desc",
        "amount asc", "in", "out", "own", "external", "completed", "USD", "usd", "2026-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z", "2026-01-31T00:00:00+23:59", "019c1400-0000-7000-8000-000000000001",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", "n-ffffffff-ffff-ffff-ffff-ffffffffffff-0",
        "o-ffffffff-ffff-ffff-ffff-ffffffffffff-0",
        "s-00000000-0000-0000-0000-000000000000-9223372036854775807", "%", "_%\\", "\\",
        "'; DROP TABLE ledger.transfer; --", "ann@example.com", "Ann K.", "correct horse battery", "null",
        "e\u{301}",
        "\u{202E}", "\u{FFFD}", "\u{10FFFF}", "\u{FEFF}", "a\u{7F}", "🍕", "from", "amount", "__proto__",
    ]

    private static func text(using random: inout SeededRandom) -> String {
        if random.chance(oneIn: 12) {
            return String(repeating: random.pick(texts), count: Int.random(in: 1...300, using: &random))
        }
        return random.pick(texts)
    }
}
