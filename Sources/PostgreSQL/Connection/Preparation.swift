/// What the server said of a statement when it prepared it.
struct Preparation {
    struct Parameter {
        let type: TypeOID
        /// Of a type that users have defined: what the elements are, if it is an array.
        let elementType: TypeOID?
    }

    let sql: String
    let parameters: [Parameter]
}
