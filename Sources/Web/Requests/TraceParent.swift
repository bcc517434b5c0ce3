import HTTPTypes
import Logging

/// The header `traceparent` (W3C Trace Context, section 3.2): the trace that a request belongs to, and the
/// step in it that sent the request.
///
/// It is the sender's word. It stands in the log beside our own request id, to be searched for, and decides
/// nothing: whoever sends another's trace only mixes up their own search.
struct TraceParent: Hashable, Sendable {
    /// 32 hexadecimal digits, not all zero.
    let traceID: String
    /// 16 hexadecimal digits, not all zero.
    let parentID: String

    /// `nil` where there is none, more than one, or one that is malformed: then the request stands in no
    /// trace.
    init?(_ headers: HTTPFields) {
        // Most requests have none: the answer to that costs no list of values.
        guard headers.contains(.traceParent) else { return nil }
        let values = headers[values: .traceParent]
        guard values.count == 1 else { return nil }
        self.init(values[0])
    }

    /// Reads `00-<trace>-<parent>-<flags>`. What later versions append is left alone, as the section on
    /// versions asks.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= Self.length else { return nil }
        let hyphens = [2, 35, 52]
        guard hyphens.allSatisfy({ bytes[$0] == UInt8(ascii: "-") }) else { return nil }
        let (version, trace) = (bytes[..<2], bytes[3..<35])
        let (parent, flags) = (bytes[36..<52], bytes[53..<Self.length])
        guard [version, trace, parent, flags].allSatisfy({ $0.allSatisfy(\.isSmallHexadecimalDigit) }) else {
            return nil
        }
        let zero = UInt8(ascii: "0")
        guard trace.contains(where: { $0 != zero }), parent.contains(where: { $0 != zero }) else {
            return nil
        }
        guard Self.isKnownLength(bytes, version: String(decoding: version, as: UTF8.self)) else { return nil }
        traceID = String(decoding: trace, as: UTF8.self)
        parentID = String(decoding: parent, as: UTF8.self)
    }

    private static let length = 55

    /// Version `ff` is forbidden; version `00` ends with the flags, and a later one goes on behind a hyphen.
    private static func isKnownLength(_ bytes: [UInt8], version: String) -> Bool {
        switch version {
        case "ff": false
        case "00": bytes.count == length
        default: bytes.count == length || bytes[length] == UInt8(ascii: "-")
        }
    }
}

extension Logger {
    /// Every further line says in whose trace it stands.
    mutating func join(_ parent: TraceParent) {
        self[metadataKey: "trace_id"] = "\(parent.traceID)"
        self[metadataKey: "parent_id"] = "\(parent.parentID)"
    }
}

extension UInt8 {
    fileprivate var isSmallHexadecimalDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
    }
}
