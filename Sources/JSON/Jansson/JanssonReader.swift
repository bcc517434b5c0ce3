import CJansson

/// Turns a jansson document into a Swift value.
enum JanssonReader {
    /// A Swift value with copies of everything at and below `value`, which is only read.
    ///
    /// Every pointer that is followed here is borrowed: jansson's getters add no reference, and the caller
    /// owns the root.
    @unsafe
    static func json(from value: UnsafeMutablePointer<json_t>) -> JSON {
        switch unsafe value.pointee.type {
        case JSON_OBJECT: unsafe .object(object(from: value))
        case JSON_ARRAY: unsafe .array(array(from: value))
        case JSON_STRING: unsafe .string(string(json_string_value(value), length: json_string_length(value)))
        case JSON_INTEGER: unsafe .integer(Int64(json_integer_value(value)))
        case JSON_REAL: unsafe .real(json_real_value(value))
        case JSON_TRUE: .bool(true)
        case JSON_FALSE: .bool(false)
        default: .null
        }
    }

    private static func object(from value: UnsafeMutablePointer<json_t>) -> JSONObject {
        var object = JSONObject()
        unsafe object.reserveCapacity(json_object_size(value))
        var place = unsafe json_object_iter(value)
        while let here = unsafe place {
            let name = unsafe string(json_object_iter_key(here), length: json_object_iter_key_len(here))
            // JSON_REJECT_DUPLICATES: no name comes twice.
            unsafe object.append(new: name, json(from: json_object_iter_value(here)))
            unsafe place = json_object_iter_next(value, here)
        }
        return object
    }

    private static func array(from value: UnsafeMutablePointer<json_t>) -> [JSON] {
        let count = unsafe json_array_size(value)
        var elements: [JSON] = []
        elements.reserveCapacity(count)
        for position in 0..<count {
            unsafe elements.append(json(from: json_array_get(value, position)))
        }
        return elements
    }

    /// Copies `length` bytes that jansson has checked to be UTF-8.
    private static func string(_ bytes: UnsafePointer<CChar>?, length: Int) -> String {
        let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
        return unsafe String(decoding: buffer, as: UTF8.self)
    }
}
