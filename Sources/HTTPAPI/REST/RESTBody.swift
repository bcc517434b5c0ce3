import Hummingbird
import JSON
import JSONRPC
import Methods
import Web

/// The body of a REST request as the JSON object that the same request has at JSON-RPC, from a form or from
/// JSON.
///
/// What the members have to be is left to the method's own schema, so that every door refuses the same.
enum RESTBody {
    static let acceptedTypes: [MediaTypeName] = [.form, .json]

    /// How the text of a form's field is meant; the ones not named are strings.
    enum Meaning {
        case integer
        case boolean
        /// A string whose absence is the same as its being empty.
        case optional
    }

    /// - Throws: 415, 413, or 400 when the body is broken.
    static func read(_ request: Request, form meanings: [String: Meaning]) async throws(Problem) -> JSON {
        let type = MediaTypeName(request.headers)
        guard type == nil || acceptedTypes.contains(where: { $0 == type }) else {
            throw .unsupportedMediaType(accepted: acceptedTypes)
        }
        let bytes = try await request.bodyBytes()
        switch type {
        case .json?: return try json(bytes)
        case .form?: return form(try FormFields(refusing: bytes), meanings)
        default:
            guard bytes.isEmpty else { throw .unsupportedMediaType(accepted: acceptedTypes) }
            return [:]
        }
    }

    private static func json(_ bytes: [UInt8]) throws(Problem) -> JSON {
        do throws(JSONParsingError) {
            return try JSON(parsing: bytes)
        } catch {
            switch error.reason {
            case .duplicateName, .tooDeep: throw Problem(Failure(.invalidRequest, error.description))
            case .tooLarge: throw .tooLarge(limit: JSONLimits.request.bytesMax)
            default: throw Problem(Failure(.parseError, error.description))
            }
        }
    }

    private static func form(_ fields: FormFields, _ meanings: [String: Meaning]) -> JSON {
        var object = JSONObject()
        for (name, text) in fields.pairs {
            let meaning = meanings[name]
            if meaning == .optional, text.isEmpty { continue }
            object[name] = value(text, meaning)
        }
        return .object(object)
    }

    /// A text that is not what it should be stays a text: the schema says what is wrong with it.
    private static func value(_ text: String, _ meaning: Meaning?) -> JSON {
        switch meaning {
        case .integer:
            let isNumber =
                !text.isEmpty && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
            return isNumber ? Int64(text).map(JSON.integer) ?? .string(text) : .string(text)
        case .boolean:
            switch text {
            case "true", "on", "1": return true
            case "false", "off", "0", "": return false
            default: return .string(text)
            }
        case .optional, nil: return .string(text)
        }
    }
}
