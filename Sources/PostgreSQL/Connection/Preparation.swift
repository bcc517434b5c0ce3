/// What the server said of a statement when it prepared it.
struct Preparation {
    let sql: String
    let parameterTypes: [TypeOID]
}
