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
                var foundCount = 0
                let values = (repeat read(each members, of: object, &foundCount, &collector))
                if foundCount < object.count { refuseUnknown(in: object, known: names, &collector) }
                do throws(AbsentMember) {
                    return make(repeat try present(each values))
                } catch {
                    return nil
                }
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
        _ member: ObjectMember<Value, Member>, of object: JSONObject, _ foundCount: inout Int,
        _ collector: inout FaultCollector
    ) -> Member? {
        let name = member.description.name
        let json = object[name]
        if json != nil { foundCount += 1 }
        return collector.enter(.member(name)) { member.read(json, &$0) }
    }

    private static func refuseUnknown(
        in object: JSONObject, known names: [String], _ collector: inout FaultCollector
    ) {
        for (name, _) in object.members where !names.contains(where: { $0.hasSameBytes(as: name) }) {
            if collector.isFull { return }
            collector.record(.unknown, "is not a member that is known here", at: .member(name))
        }
    }

    /// The value of a member that was read; of one with a fault there is none, and then none of the object.
    private static func present<Member>(_ value: Member?) throws(AbsentMember) -> Member {
        guard let value else { throw AbsentMember() }
        return value
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

/// Ends the making of an object of which a member could not be read; the fault itself has been recorded.
private struct AbsentMember: Error {}
