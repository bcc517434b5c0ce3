import Mustache

@testable import Pages

/// A page's root in which every text is replaced by a hostile one, however deep it lies; only the
/// catalogue's are left.
struct HostileNode: MustacheParent {
    private let node: ViewNode
    private let payload: String

    init(_ node: ViewNode, payload: String) {
        self.node = node
        self.payload = payload
    }

    func child(named name: String) -> Any? {
        node.child(named: name).map(hostile)
    }

    private func hostile(_ value: Any) -> Any {
        switch value {
        case is String: payload
        case let elements as [Any]: elements.map(hostile)
        case let node as ViewNode: HostileNode(node, payload: payload)
        default: value
        }
    }
}
