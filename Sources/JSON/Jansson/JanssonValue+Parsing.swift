import CJansson

extension JanssonValue {
    /// Has jansson read a text: no duplicate names, no U+0000, and scalars are documents too.
    init(parsing bytes: [UInt8]) throws(JSONParsingError) {
        JanssonLibrary.start()
        let flags = Int(JSON_REJECT_DUPLICATES | JSON_DECODE_ANY)
        var error = json_error_t()
        // json_loadb reads `count` bytes during the call and keeps none of them.
        let root = unsafe bytes.withUnsafeBytes { buffer in
            unsafe json_loadb(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, flags, &error)
        }
        guard let root = unsafe root else { throw JSONParsingError(error) }
        unsafe self.init(owning: root)
    }
}

extension JSONParsingError {
    /// What jansson reports, in our terms.
    fileprivate init(_ error: json_error_t) {
        var error = error
        let reason: Reason =
            switch unsafe jansson_error_code(&error) {
            case json_error_duplicate_key: .duplicateName
            case json_error_invalid_utf8: .notUnicode
            case json_error_null_character, json_error_null_byte_in_key: .nullCharacter
            case json_error_numeric_overflow: .numberOverflow
            case json_error_stack_overflow: .tooDeep
            case json_error_out_of_memory: .outOfMemory
            default: .syntax
            }
        self.init(reason, offset: max(0, Int(error.position)))
    }
}
