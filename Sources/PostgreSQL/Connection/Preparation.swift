/// What the server said of a statement when it prepared it.
struct Preparation {
    let sql: String
    let parameterTypes: [TypeOID]
    /// Of those that users have defined and that are arrays: what their elements are.
    let elementTypes: [TypeOID: TypeOID]
}
