import HTTPTypes

extension HTTPRequest.Method {
    /// The methods that addresses may have; any other is answered with 501. None has `QUERY` so far, but who
    /// asks by it is told which methods there are.
    static let served: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .query]

    private static let query = known("QUERY")

    private static func known(_ name: StaticString) -> HTTPRequest.Method {
        guard let known = HTTPRequest.Method("\(name)") else {
            preconditionFailure("a method's name is written out in this file, of letters")
        }
        return known
    }
}
