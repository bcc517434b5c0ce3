package import JSON

/// One call as it goes over the wire.
///
/// All examples are of one day in one world, so that they fit together: Ann, who is client 7, pays Bob, who
/// is client 8, for lunch. `Cast` names what another client has to put in their places.
package struct MethodExample: Sendable {
    package let params: JSON
    package let result: JSON

    package init(params: JSON, result: JSON) {
        self.params = params
        self.result = result
    }
}
