import JSON
import Methods

/// The addresses of the routes, as the methods of the table are bound to them.
enum OpenAPIPaths {
    static func document(of table: MethodTable) -> JSON {
        var paths = JSONObject()
        for description in table.methods.map({ $0.description }) {
            guard let binding = description.rest else { continue }
            var path = paths[binding.path]?.objectValue ?? parameters(of: binding.path)
            path[binding.verb.rawValue.lowercased()] = OpenAPIOperation.document(of: description, binding)
            paths[binding.path] = .object(path)
        }
        return .object(paths)
    }

    /// What stands in braces in an address.
    private static func parameters(of path: String) -> JSONObject {
        let names = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
        guard !names.isEmpty else { return [:] }
        return ["parameters": .array(names.map { ["$ref": .string("#/components/parameters/\($0)")] })]
    }
}
