import HTTPTypes
import Hummingbird
import Web

/// `ETag` and `If-None-Match` (RFC 9110, section 13): an answer that the client has already is not sent
/// again.
enum EntityTag {
    /// 200 with the bytes and their tag, or 304 where the client names that tag. For answers to GET and HEAD.
    static func answer(
        _ type: MediaTypeName, _ bytes: [UInt8], headers: HTTPFields = [:], to request: Request
    ) -> Response {
        var headers = headers
        let tag = tag(of: bytes)
        headers[.eTag] = tag
        guard names(tag, request.headers[values: .ifNoneMatch]) else {
            return Response(.ok, type, bytes, headers: headers)
        }
        headers[.contentType] = nil
        return Response(status: .notModified, headers: headers)
    }

    /// Weak comparison, as the header wants it: `W/` does not matter. A star stands alone, and means whatever
    /// there is.
    ///
    /// Somebody else's tag may hold a comma; cut there, its parts are still none of ours, which has both its
    /// quotes.
    private static func names(_ tag: String, _ values: [String]) -> Bool {
        let named = values.flatMap { $0.split(separator: ",") }.map(\.withoutOuterBlanks)
        return named == ["*"] || named.contains { $0 == tag || $0 == "W/" + tag }
    }

    /// FNV-1a of 64 bits: the same on every instance, where Swift's own hash differs by process. Two answers
    /// of one address that share a tag by accident are one in 2⁶⁴, and whoever makes it happen on purpose
    /// fools only themselves.
    private static func tag(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
        }
        return "\"" + String(hash, radix: 16) + "\""
    }
}
