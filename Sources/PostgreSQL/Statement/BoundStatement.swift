/// A statement with its parameters, ready to be run.
package struct BoundStatement<Row: Sendable>: Sendable {
    let statement: Statement<Row>
    let parameters: [Parameter]

    package var name: String { statement.name }
}
