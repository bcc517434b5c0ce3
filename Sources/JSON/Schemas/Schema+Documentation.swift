extension Schema {
    /// The same with a description, and an example where it helps.
    public func described(_ text: String, example: JSON? = nil) -> Schema {
        var keywords: JSONObject = ["description": .string(text)]
        if let example { keywords["examples"] = [example] }
        return with(keywords: keywords)
    }

    /// The same under a title, by which documents refer to it instead of repeating it.
    public func titled(_ title: String) -> Schema {
        with(keywords: ["title": .string(title)])
    }

    /// The same with more JSON Schema keywords (`format`, `pattern`, `examples`, …); they document, they do
    /// not check.
    public func with(keywords: JSONObject) -> Schema {
        var schema = jsonSchema.objectValue ?? [:]
        for (name, value) in keywords {
            schema[name] = value
        }
        return Schema(jsonSchema: .object(schema), members: members, read: read, write: write)
    }
}
