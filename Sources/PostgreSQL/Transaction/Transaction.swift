/// A database transaction, lent to a closure that runs on the connection's own thread.
///
/// It cannot be kept, copied, sent elsewhere or awaited with, so nothing can hold a transaction open: the
/// closure only computes and asks. `BEGIN` travels with its first statement. When the closure returns, the
/// transaction commits; when it throws, it rolls back. After an error of a statement the server refuses all
/// further ones.
package struct Transaction: ~Copyable {
    private let link: Link
    private let course: TransactionCourse

    init(_ link: Link, _ course: TransactionCourse) {
        self.link = link
        self.course = course
    }

    /// Runs a statement and reads its rows. One round trip.
    package func query<Row>(_ statement: BoundStatement<Row>) throws(PostgreSQLError) -> [Row] {
        try run(statement).rows
    }

    /// Runs a statement and returns how many rows it changed. One round trip.
    @discardableResult
    package func execute<Row>(_ statement: BoundStatement<Row>) throws(PostgreSQLError) -> Int {
        try run(statement).affected
    }

    private func run<Row>(_ statement: BoundStatement<Row>) throws(PostgreSQLError) -> Executed<Row> {
        let terms = course.terms
        let lead = try course.lead(link, terms)
        try link.enclose(statement)
        try course.proceed(link, terms)
        return try link.read(try link.exchange(terms)[lead], of: statement, terms)
    }

    /// Runs several statements in one round trip and throws the first error; those after it are not run.
    package func pipeline<each Row>(
        _ statements: repeat BoundStatement<each Row>
    ) throws(PostgreSQLError) -> (repeat Executed<each Row>) {
        let terms = course.terms
        var index = try course.lead(link, terms)
        repeat try link.enclose(each statements)
        try course.proceed(link, terms)
        let answers = try link.exchange(terms)
        func next() -> QueryResult {
            defer { index += 1 }
            return answers[index]
        }
        return (repeat try link.read(next(), of: each statements, terms))
    }

    /// Runs the last statements and COMMIT with them, in one round trip; then the transaction is over.
    ///
    /// The first statement that fails keeps all that follow from being run, COMMIT included. Errors of COMMIT
    /// are those of `ConnectionPool.transaction`. Once sent, nothing of it is cancelled.
    package func commit<each Row>(
        after statements: repeat BoundStatement<each Row>
    ) throws(PostgreSQLError) -> (repeat Executed<each Row>) {
        var index = try course.lead(link, course.terms)
        repeat try link.enclose(each statements)
        try link.enclose(ControlStatement.commit())
        try course.proceed(link, course.terms, endingIt: true)
        let terms = ExchangeTerms.commit(course.limit)
        let answers = try link.exchange(terms)
        try link.requireCommitted(answers.last, terms)
        func next() -> QueryResult {
            defer { index += 1 }
            return answers[index]
        }
        return (repeat try link.read(next(), of: each statements, terms))
    }

    /// Runs a statement and lends its rows one by one as they arrive: for results of any number of rows.
    ///
    /// An error of the closure ends the transaction and the connection. The time limit holds for each wait
    /// for the server, unless the transaction has a deadline.
    package func forEach<Row>(_ statement: BoundStatement<Row>, _ body: (Row) throws -> Void) throws {
        try begin()
        try link.stream(statement, course.limit, row: body)
    }

    /// Runs any number of statements in the simple protocol. Rows are dropped. Not for statements that end
    /// the transaction: what was to be undone with it could not be.
    package func script(_ sql: String) throws(PostgreSQLError) {
        try begin()
        try link.script(sql, course.terms)
    }

    /// Sends `BEGIN` alone, before what cannot travel with it.
    private func begin() throws(PostgreSQLError) {
        let terms = course.terms
        guard try course.lead(link, terms) > 0 else { return }
        try course.proceed(link, terms)
        _ = try link.exchange(terms)
    }
}
