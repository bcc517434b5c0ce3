extension Schema {
    /// A list of at most `max` elements.
    public static func array<Element>(of element: Schema<Element>, min: Int = 0, max: Int) -> Schema
    where Value == [Element] {
        var schema: JSONObject = ["type": "array", "items": element.jsonSchema]
        if min > 0 { schema["minItems"] = .integer(Int64(min)) }
        schema["maxItems"] = .integer(Int64(max))
        return Schema(
            jsonSchema: .object(schema),
            read: { json, collector in
                guard case .array(let elements) = json else {
                    collector.recordWrongType(of: json, expected: "an array")
                    return nil
                }
                guard elements.count >= min else {
                    collector.record(.tooFewItems, "must have at least \(min) elements")
                    return nil
                }
                guard elements.count <= max else {
                    collector.record(.tooManyItems, "must have at most \(max) elements")
                    return nil
                }
                return readAll(elements, element, &collector)
            },
            write: { .array($0.map(element.write)) })
    }

    /// An object whose names are keys of their own kind: `{"701": "89.90"}`. At most `max` of them; written
    /// in the names' order.
    ///
    /// Two names that parse to one key are a fault.
    public static func dictionary<Key: Hashable, Element>(
        keys: Schema<Key>, values: Schema<Element>, max: Int
    ) -> Schema where Value == [Key: Element] {
        Schema(
            jsonSchema: [
                "type": "object", "propertyNames": keys.jsonSchema, "additionalProperties": values.jsonSchema,
                "maxProperties": .integer(Int64(max)),
            ],
            read: { json, collector in
                guard case .object(let object) = json else {
                    collector.recordWrongType(of: json, expected: "an object")
                    return nil
                }
                guard object.count <= max else {
                    collector.record(.tooManyItems, "must have at most \(max) members")
                    return nil
                }
                return readAll(object, keys: keys, values: values, &collector)
            },
            write: { .object(written($0, keys: keys, values: values)) })
    }

    private static func readAll<Element>(
        _ elements: [JSON], _ schema: Schema<Element>, _ collector: inout FaultCollector
    ) -> [Element]? {
        var values: [Element] = []
        values.reserveCapacity(elements.count)
        for (position, element) in elements.enumerated() where !collector.isFull {
            if let value = collector.enter(.element(position), { schema.read(element, &$0) }) {
                values.append(value)
            }
        }
        return values.count == elements.count ? values : nil
    }

    private static func readAll<Key: Hashable, Element>(
        _ object: JSONObject, keys: Schema<Key>, values: Schema<Element>, _ collector: inout FaultCollector
    ) -> [Key: Element]? {
        var dictionary: [Key: Element] = [:]
        for (name, json) in object {
            collector.enter(.member(name)) { collector in
                let value = values.read(json, &collector)
                guard let key = keys.read(.string(name), &collector), let value else { return }
                if dictionary.updateValue(value, forKey: key) != nil {
                    collector.record(.duplicate, "means the same as another name")
                }
            }
        }
        return dictionary.count == object.count ? dictionary : nil
    }

    private static func written<Key: Hashable, Element>(
        _ dictionary: [Key: Element], keys: Schema<Key>, values: Schema<Element>
    ) -> JSONObject {
        var object = JSONObject()
        for (key, value) in dictionary {
            guard case .string(let name) = keys.encode(key) else {
                preconditionFailure("A dictionary's keys are written as strings.")
            }
            object.append(new: name, values.encode(value))
        }
        return JSONObject(uniqueMembers: object.sortedByName)
    }
}
