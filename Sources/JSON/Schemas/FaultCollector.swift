/// Gathers faults while a schema walks through a document, and knows where the walk is.
struct FaultCollector {
    /// One step from a value into a part of it.
    enum Step {
        case member(String)
        case element(Int)
    }

    private(set) var faults: [Fault] = []
    private var path: [Step] = []

    /// Names of the document's members where the client gave them by position: pointers then say `/0`, not
    /// `/email`.
    private let positions: [String]

    init(positions: [String] = []) {
        self.positions = positions
    }

    /// Whether no more faults are told: what is left of the document need not be looked at.
    var isFull: Bool { faults.count >= SchemaViolation.faultsMax }

    /// Notes a fault of the value where the walk is.
    mutating func record(_ code: FaultCode, _ detail: String) {
        guard !isFull else { return }
        faults.append(Fault(pointer: pointer, code: code, detail: detail))
    }

    /// Notes a fault of a part of that value.
    mutating func record(_ code: FaultCode, _ detail: String, at step: Step) {
        enter(step) { $0.record(code, detail) }
    }

    /// Notes that the value is of another kind.
    mutating func recordWrongType(of json: JSON, expected: String) {
        record(.wrongType, "must be \(expected), not \(json.kind)")
    }

    /// Notes why a refinement refused the value.
    mutating func record(_ refusal: SchemaRefusal) {
        if let member = refusal.member {
            record(refusal.code, refusal.detail, at: .member(member))
        } else {
            record(refusal.code, refusal.detail)
        }
    }

    /// Does something one step further down.
    mutating func enter<Result, Failure>(
        _ step: Step, _ body: (inout FaultCollector) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        path.append(step)
        defer { path.removeLast() }
        return try body(&self)
    }

    private var pointer: String {
        path.enumerated().map { "/" + token(of: $1, isFirst: $0 == 0) }.joined()
    }

    /// A step as RFC 6901, section 3 writes it: `~` is `~0` and `/` is `~1`.
    private func token(of step: Step, isFirst: Bool) -> String {
        switch step {
        case .element(let position):
            return String(position)
        case .member(let name):
            if isFirst, let position = positions.firstIndex(of: name) { return String(position) }
            return name.escapedForPointer
        }
    }
}

extension String {
    /// The name as one token of a JSON Pointer; by scalars, so that a combining mark after a `/` hides
    /// nothing.
    fileprivate var escapedForPointer: String {
        var token = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "~": token.append(contentsOf: "~0".unicodeScalars)
            case "/": token.append(contentsOf: "~1".unicodeScalars)
            default: token.append(scalar)
            }
        }
        return String(token)
    }
}
