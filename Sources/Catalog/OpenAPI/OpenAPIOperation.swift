import JSON
import Methods

/// What can be done at a route: what the table says of its method, and what only the route has.
enum OpenAPIOperation {
    static func document(of description: MethodDescription, _ binding: RESTBinding) -> JSON {
        guard let route = OpenAPIRoute.all[binding.operation] else {
            preconditionFailure("the route \(binding.operation) is described in OpenAPIRoute")
        }
        var document: JSONObject = [
            "operationId": .string(binding.operation), "tags": [.string(route.tag)],
            "summary": .string(description.summary),
        ]
        let text = [route.text, "The method `\(description.name)` does the same."].filter { !$0.isEmpty }
        document["description"] = .string(text.joined(separator: " "))
        if description.access == .anybody { document["security"] = [] }
        if !route.parameters.isEmpty {
            document["parameters"] = .array(
                route.parameters.map { ["$ref": .string("#/components/parameters/\($0)")] })
        }
        if let body = route.body { document["requestBody"] = body }
        document["responses"] = OpenAPIResponse.all(
            ok: route.status, route.answer, refusals: refusals(description, binding, route))
        return .object(document)
    }

    /// The statuses of the method's own failures, those of the address, and those of HTTP itself.
    private static func refusals(
        _ description: MethodDescription, _ binding: RESTBinding, _ route: OpenAPIRoute
    ) -> [OpenAPIResponse.Refusal] {
        let hasParams = route.body != nil || route.parameters.contains("filter")
        let statuses = description.failures(hasParams: hasParams).map { String($0.httpStatus) }
        var refusals = statuses.compactMap(OpenAPIResponse.Refusal.init(rawValue:)) + route.refusals
        if route.body != nil { refusals += [.badRequest, .tooLarge, .unsupported] }
        if binding.path.contains("{user_id}") { refusals += [.forbidden, .notFound] }
        return refusals
    }
}
