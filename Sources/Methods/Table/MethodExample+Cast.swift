package import JSON

extension MethodExample {
    /// Who and what the examples are about, and who takes their places when somebody else makes the calls.
    package struct Cast: Sendable {
        private let parts: [(example: JSON, own: JSON)]

        /// - Parameter parts: what stands in the examples, and what to put there: `(.account, 1201)`.
        package init(_ parts: [(Part, JSON)]) {
            self.parts = parts.map { part, own in (example: part.value, own: own) }
        }

        /// The example's document with every part taken by another.
        package func play(_ document: JSON) -> JSON {
            if let part = parts.first(where: { $0.example == document }) { return part.own }
            switch document {
            case .array(let elements): return .array(elements.map(play))
            case .object(let object):
                return .object(
                    JSONObject(uniqueMembers: object.map { (name: $0.name, value: play($0.value)) }))
            default: return document
            }
        }
    }

    /// What differs from client to client in the examples' parameters.
    package enum Part: String, CaseIterable, Sendable {
        case email
        case user
        /// Ann's account in US dollars.
        case account
        /// Bob's account in yuan, which is paid to.
        case payee
        case transfer
        case session
        case key
        /// Where Ann's accounts stood before she paid, as `events.poll` writes it.
        case cursor

        /// As it stands in the examples.
        package var value: JSON {
            switch self {
            case .email: "ann@example.com"
            case .user: 7
            case .account: 701
            case .payee: 802
            case .transfer: "019c1400-0000-7000-8000-000000000002"
            case .session: "019c1400-0000-7000-8000-000000000003"
            case .key: "019c1400-0000-7000-8000-000000000004"
            case .cursor: "701:1,702:0,703:0"
            }
        }
    }
}
