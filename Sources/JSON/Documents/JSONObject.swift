/// The members of a JSON object, in the order in which they were read or set. No name occurs twice.
///
/// Names are compared by their UTF-8 bytes. A name is looked up by walking the members: objects here have
/// some twenty of them, and an object with thousands is only ever walked once.
public struct JSONObject: Sendable {
    /// A struct, as an array of tuples costs several times as much to free.
    struct Member: Sendable {
        let name: String
        var value: JSON
    }

    private(set) var entries: [Member] = []

    /// An object without members.
    public init() {}

    /// Takes members whose names are known to differ; a programmer who repeats one is stopped in debug
    /// builds.
    public init(uniqueMembers: [(name: String, value: JSON)]) {
        entries = uniqueMembers.map(Member.init)
        assert(hasUniqueNames, "A JSON object was made with the same name twice.")
    }

    /// The value under that name. Setting one keeps the member's place, or adds it at the end; setting `nil`
    /// removes the member (the JSON null is `.null`).
    public subscript(_ name: String) -> JSON? {
        get {
            entries.first { $0.name.hasSameBytes(as: name) }?.value
        }
        set {
            let place = entries.firstIndex { $0.name.hasSameBytes(as: name) }
            switch (place, newValue) {
            case (let place?, let value?): entries[place].value = value
            case (let place?, nil): entries.remove(at: place)
            case (nil, let value?): entries.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Makes room for members that are about to be appended.
    mutating func reserveCapacity(_ count: Int) {
        entries.reserveCapacity(count)
    }

    /// Adds a member whose name is known to be new: without the walk that the subscript does.
    mutating func append(new name: String, _ value: JSON) {
        entries.append(Member(name: name, value: value))
    }

    private var hasUniqueNames: Bool {
        let sorted = entries.map { Array($0.name.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        return zip(sorted, sorted.dropFirst()).allSatisfy { $0 != $1 }
    }
}

/// The members in their order.
extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { entries.startIndex }
    public var endIndex: Int { entries.endIndex }

    public subscript(position: Int) -> (name: String, value: JSON) {
        (entries[position].name, entries[position].value)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(uniqueMembers: elements)
    }
}
