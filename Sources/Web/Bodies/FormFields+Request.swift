package import Hummingbird
import HTTPTypes
import JSON
import Methods

extension Request {
    /// The fields of a form that was posted.
    ///
    /// - Throws: 415 when the body is said to be something else, 413 past the limit, 400 when it is broken.
    package func formFields() async throws(Problem) -> FormFields {
        let type = MediaTypeName(headers)
        guard type == nil || type == .form else { throw .unsupportedMediaType(accepted: [.form]) }
        return try FormFields(refusing: try await bodyBytes())
    }
}

extension FormFields {
    /// The same with the fault as a refusal.
    package init(refusing body: [UInt8]) throws(Problem) {
        do throws(URLEncodingFault) {
            try self.init(parsing: body)
        } catch {
            throw Problem(error)
        }
    }
}

extension Problem {
    init(_ fault: URLEncodingFault) {
        self.init(
            Failure(
                .invalidParams, fault.detail,
                fields: [Fault(pointer: "", code: FaultCode(rawValue: fault.rawValue), detail: fault.detail)])
        )
    }
}
