import JSON
import JSONRPC
import Methods
import Testing

@Suite("The table of methods")
struct MethodTableTests {
    private let methods = MethodTable.standard.methods

    @Test("has the methods of the contract, with positional parameters in the contract's order")
    func contract() {
        let expected: [(String, [String])] = [
            ("service.ping", []), ("rpc.discover", []), ("user.signup", ["email", "name", "password"]),
            ("user.get", ["user_id"]), ("session.login", ["email", "password", "remember", "cookie"]),
            ("session.logout", []), ("session.list", ["cursor"]), ("session.revoke", ["session_id"]),
            ("session.revokeOthers", []),
            ("account.list", []), ("account.get", ["account_id"]), ("rate.list", []),
            ("quote.create", ["from", "to", "amount", "credit"]),
            ("transfer.create", ["from", "to", "amount", "idempotency_key", "memo", "quote_id"]),
            ("transfer.createMany", ["transfers", "atomic"]), ("transfer.get", ["transfer_id"]),
            ("transfer.resolve", ["idempotency_key"]),
            ("transfer.list", ["filter", "sort", "limit", "cursor"]),
            ("statement.get", ["account_id", "from", "to", "cursor", "limit"]),
            ("events.poll", ["cursor", "wait"]),
            ("key.create", ["name", "scopes", "expires_at"]), ("key.list", []), ("key.revoke", ["key_id"]),
        ]
        #expect(methods.map { $0.description.name } == expected.map(\.0))
        for (method, (name, params)) in zip(methods, expected) {
            #expect(Self.positions(of: method) == params, "\(name)")
        }
    }

    @Test("marks as required what the contract does not mark with a question mark")
    func required() {
        let required = [
            "user.signup": ["email", "name", "password"], "session.login": ["email", "password"],
            "account.get": ["account_id"], "quote.create": ["from", "to"],
            "transfer.create": ["from", "to", "amount", "idempotency_key"],
            "transfer.createMany": ["transfers"],
            "transfer.get": ["transfer_id"], "transfer.resolve": ["idempotency_key"],
            "statement.get": ["account_id"], "session.revoke": ["session_id"],
            "key.create": ["name", "scopes"], "key.revoke": ["key_id"],
        ]
        for method in methods {
            let name = method.description.name
            #expect(Self.required(in: method) == required[name, default: []], "\(name)")
        }
    }

    @Test("finds a method by its exact name alone")
    func names() {
        let names = methods.map { $0.description.name }
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(MethodTable.standard[name]?.description.name == name)
            #expect(name.wholeMatch(of: /[a-z]+\.[a-z]+([A-Z][a-z]+)*/) != nil, "\(name)")
        }
        for name in [
            "", "Service.ping", "service.ping ", "service", "rpc.", "transfer.creatе", "service.ping\u{301}",
        ] {
            #expect(MethodTable.standard[name] == nil, "\(name)")
        }
    }

    @Test("documents every method with a summary, and examples that its own schemas read and write")
    func examples() throws {
        for method in methods {
            let description = method.description
            #expect(description.summary.hasSuffix("."), "\(description.name)")
            try Self.checkExample(of: method)
        }
    }

    @Test("knows what moves money, and says of nothing that changes something that it is safe")
    func effects() {
        let moving = methods.filter { $0.description.movesMoney }.map { $0.description.name }
        #expect(moving == ["transfer.create", "transfer.createMany"])
        let changing = methods.filter { !$0.description.isSafe }.map { $0.description.name }
        #expect(
            changing == [
                "user.signup", "session.login", "session.logout", "session.revoke", "session.revokeOthers",
                "quote.create", "transfer.create", "transfer.createMany", "key.create", "key.revoke",
            ])
        for method in methods where method.description.movesMoney {
            #expect(method.description.access == .transfer)
        }
    }

    @Test("names each kind of failure of a method once, and none that every method has")
    func failures() {
        let common: [Slug] = [.parseError, .invalidRequest, .methodNotFound, .invalidParams, .internal]
        for method in methods {
            let failures = method.description.failures
            #expect(Set(failures).count == failures.count && Set(failures).isDisjoint(with: common))
        }
    }

    @Test("has schemas that say what they are: an object with a title of its own, nothing unknown in it")
    func schemas() {
        for method in methods {
            let schema = Self.schema(of: method)
            #expect(
                schema["type"] == "object" && schema["additionalProperties"] == false
                    && schema["title"] != nil)
            for (name, property) in schema["properties"]?.objectValue ?? [:] {
                #expect(
                    property["description"]?.stringValue?.isEmpty == false,
                    "\(method.description.name) \(name)")
            }
        }
    }

    private static func positions<M: Method>(of method: M.Type) -> [String] {
        method.params.members?.map(\.name) ?? ["?"]
    }

    private static func required<M: Method>(in method: M.Type) -> [String] {
        method.params.members?.filter(\.isRequired).map(\.name) ?? []
    }

    private static func schema<M: Method>(of method: M.Type) -> JSON { method.params.jsonSchema }

    private static func checkExample<M: Method>(of method: M.Type) throws {
        let example = method.description.example
        let name = Comment(rawValue: method.description.name)
        _ = try method.params.decode(example.params)
        #expect(method.answer.encode(try method.answer.decode(example.result)) == example.result, name)
        // By position the same is read: as many as there are in order, null for what is left out.
        let members = method.params.members?.map(\.name) ?? []
        let last = members.lastIndex { example.params[$0] != nil }.map { $0 + 1 } ?? 0
        let values = members.prefix(last).map { example.params[$0] ?? .null }
        let (byName, byPosition) = (
            try method.params.decode(example.params), try method.params.decodePositional(values)
        )
        #expect(method.params.encode(byName) == method.params.encode(byPosition), name)
    }
}
