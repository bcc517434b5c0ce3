extension Schema {
    /// An object with exactly these members; any other is refused with its pointer.
    ///
    /// The order of the members is that of `make`'s parameters, of the written object and of positional
    /// parameters.
    /// - Parameter title: names the schema in documents; two schemas with one title must be the same.
    public static func object<each Member: Sendable>(
        _ title: String,
        _ members: repeat ObjectMember<Value, each Member>,
        make: @escaping @Sendable (repeat each Member) -> Value
    ) -> Schema {
        let members = (repeat each members)
        var descriptions: [MemberDescription] = []
        var writers: [@Sendable (Value) -> JSON] = []
        repeat descriptions.append((each members).description)
        repeat writers.append((each members).write)
        let names = descriptions.map(\.name)
        // Written through a list of functions: walking a pack of generic members took twice as long
        // (measured).
        let write = Array(zip(names, writers))
        precondition(Set(names).count == names.count, "The schema \(title) has a member twice.")

        return Schema(
            jsonSchema: jsonSchema(title: title, members: descriptions),
            members: descriptions,
            read: { json, collector in
                guard case .object(let object) = json else {
                    collector.recordWrongType(of: json, expected: "an object")
                    return nil
                }
                var progress = ReadingProgress()
                var value: Value?
                do throws(UnreadableMember) {
                    value = make(repeat try read(each members, of: object, &progress, &collector))
                } catch {
                    var position = 0
                    repeat lookOn(each members, at: &position, of: object, &progress, &collector)
                }
                if progress.foundCount < object.count {
                    refuseUnknown(in: object, known: names, &collector)
                }
                return value
            },
            write: { value in
                var object = JSONObject()
                object.reserveCapacity(names.count)
                for (name, member) in write {
                    object.append(new: name, member(value))
                }
                return .object(object)
            })
    }

    private static func read<Member>(
        _ member: ObjectMember<Value, Member>, of object: JSONObject, _ progress: inout ReadingProgress,
        _ collector: inout FaultCollector
    ) throws(UnreadableMember) -> Member {
        let name = member.description.name
        let json = object[name]
        progress.readCount += 1
        if json != nil { progress.foundCount += 1 }
        return try collector.enter(.member(name)) { collector throws(UnreadableMember) in
            try member.read(json, &collector)
        }
    }

    /// Records what is wrong with a member behind one that could not be read: nothing is made of it, but all
    /// faults are told.
    private static func lookOn<Member>(
        _ member: ObjectMember<Value, Member>, at position: inout Int, of object: JSONObject,
        _ progress: inout ReadingProgress, _ collector: inout FaultCollector
    ) {
        if position == progress.readCount { _ = try? read(member, of: object, &progress, &collector) }
        position += 1
    }

    private static func refuseUnknown(
        in object: JSONObject, known names: [String], _ collector: inout FaultCollector
    ) {
        for name in object.entries.lazy.map(\.name)
        where !names.contains(where: { $0.hasSameBytes(as: name) }) {
            if collector.isFull { return }
            collector.record(.unknown, "is not a member that is known here", at: .member(name))
        }
    }

    private static func jsonSchema(title: String, members: [MemberDescription]) -> JSON {
        var properties = JSONObject()
        for member in members {
            properties.append(new: member.name, member.property)
        }
        var schema: JSONObject = [
            "title": .string(title), "type": "object", "properties": .object(properties),
        ]
        let required = members.filter(\.isRequired).map { JSON.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        schema["additionalProperties"] = false
        return .object(schema)
    }
}

/// How far an object has been read.
private struct ReadingProgress {
    var readCount = 0
    /// Those of the members read that the object has.
    var foundCount = 0
}
