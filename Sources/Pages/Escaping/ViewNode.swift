import Mustache

/// A view as templates read it: its members by name, to any depth.
///
/// The template engine would reflect on a struct again at every name; read out once, a history of fifty
/// rows takes a fraction of the time. A member that is `nil` is not there.
final class ViewNode: MustacheParent {
    private let members: [String: Any]

    init(_ members: [String: Any]) {
        self.members = members
    }

    /// Reads out a view's stored properties.
    convenience init(reflecting view: Any) {
        self.init(Self.members(of: view))
    }

    func child(named name: String) -> Any? { members[name] }

    static func members(of view: Any) -> [String: Any] {
        var members: [String: Any] = [:]
        for child in Mirror(reflecting: view).children {
            guard let name = child.label else { continue }
            members[name] = value(of: child.value)
        }
        return members
    }

    /// Text and truth values as they are, lists of nodes, a node for every struct.
    private static func value(of member: Any) -> Any? {
        if member is String || member is Bool { return member }
        let mirror = Mirror(reflecting: member)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { value(of: $0.value) }
        case .collection: mirror.children.compactMap { value(of: $0.value) }
        default: ViewNode(reflecting: member)
        }
    }
}
