import HTTPTypes

extension HTTPRequest.Method {
    /// The methods that addresses may have; any other is answered with 501.
    static let served: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
}
