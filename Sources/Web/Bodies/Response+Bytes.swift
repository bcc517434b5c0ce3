package import Hummingbird
package import HTTPTypes
import NIOCore

extension Response {
    /// An answer of these bytes, of that type unless the headers name it more exactly.
    package init(
        _ status: HTTPResponse.Status, _ type: MediaTypeName, _ bytes: [UInt8], headers: HTTPFields = [:]
    ) {
        var headers = headers
        if !headers.contains(.contentType) {
            headers.append(HTTPField(name: .contentType, value: type.text))
        }
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
