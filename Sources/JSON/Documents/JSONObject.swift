/// The members of a JSON object, in the order in which they were read or set. No name occurs twice.
///
/// Names are compared by their UTF-8 bytes. A name is looked up by walking the members: objects here have
/// some twenty of them, and an object with thousands is only ever walked once.
public struct JSONObject: Sendable {
    /// Names and values in order.
    public private(set) var members: [(name: String, value: JSON)]

    /// An object without members.
    public init() {
        members = []
    }

    /// Takes members whose names are known to differ; a programmer who repeats one is stopped in debug
    /// builds.
    public init(uniqueMembers: [(name: String, value: JSON)]) {
        members = uniqueMembers
        assert(hasUniqueNames, "A JSON object was made with the same name twice.")
    }

    /// How many members there are.
    public var count: Int { members.count }

    /// Whether there are none.
    public var isEmpty: Bool { members.isEmpty }

    /// The value under that name. Setting one keeps the member's place, or adds it at the end; setting `nil`
    /// removes the member (the JSON null is `.null`).
    public subscript(_ name: String) -> JSON? {
        get {
            members.first { $0.name.hasSameBytes(as: name) }?.value
        }
        set {
            let place = members.firstIndex { $0.name.hasSameBytes(as: name) }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// Makes room for members that are about to be appended.
    mutating func reserveCapacity(_ count: Int) {
        members.reserveCapacity(count)
    }

    /// Adds a member whose name is known to be new: without the walk that the subscript does.
    mutating func append(new name: String, _ value: JSON) {
        members.append((name, value))
    }

    private var hasUniqueNames: Bool {
        let sorted = members.map { Array($0.name.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        return zip(sorted, sorted.dropFirst()).allSatisfy { $0 != $1 }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(uniqueMembers: elements)
    }
}
