import JSON
import JSONRPC
import Ledger
import Methods
import TestRandom
import Testing

@Suite("Hostile parameters")
struct HostileParamsTests {
    @Test("stop nobody and are never our fault: each gets a result or a refusal of its own")
    func neverInternal() async throws {
        try await Service.run { service in
            let (ann, bob) = (try await service.client("Ann"), try await service.client("Bob"))
            let slugs = try await withThrowingTaskGroup(of: Set<String>.self) { group in
                for seed in Seeds(20) {
                    group.addTask { try await Self.attack(service, ann, bob, seed: seed, calls: 1_000) }
                }
                return try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
            }
            #expect(
                slugs.isSuperset(of: ["", "invalid_params", "invalid_amount", "account_unknown", "not_found"])
            )
        }
    }

    private static func attack(
        _ service: Service, _ ann: Client, _ bob: Client, seed: UInt64, calls: Int
    ) async throws -> Set<String> {
        var random = SeededRandom(seed: seed)
        var slugs: Set<String> = []
        for number in 0..<calls {
            let method = random.pick(MethodTable.standard.methods)
            let caller = random.pick([ann.caller, bob.caller, .nobody])
            let params = HostileParams.any(of: method, using: &random)
            let call = RPCCall(method: method.description.name, params: params)
            let outcome = RPCOutcome(await RPCDoor().call(call, context: service.call(caller)))
            let slug = outcome.slug ?? ""
            // What is refused is refused by a failure that the method declares, and that is the caller's.
            let declared = Set(method.description.failures().map(\.rawValue))
            if outcome.error != nil, !declared.subtracting(["internal", "overloaded"]).contains(slug) {
                Issue.record("seed \(seed), call \(number): \(method.description.name) \(params): \(slug)")
            }
            // What was answered is what the method's schema says, and can be sent.
            if let result = outcome.result { try check(result, of: method, "seed \(seed), call \(number)") }
            slugs.insert(slug)
        }
        return slugs
    }

    private static func check<M: Method>(_ result: JSON, of method: M.Type, _ which: Comment) throws {
        #expect(try method.answer.encode(method.answer.decode(result)) == result, which)
        #expect(
            try JSON(parsing: result.serialized(), limits: JSONLimits(bytesMax: 10_000_000, depthMax: 64))
                == result, which)
    }
}
