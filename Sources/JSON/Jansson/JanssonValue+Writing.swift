import CJansson

extension JanssonValue {
    /// Builds jansson's form of a document.
    init(_ json: JSON) {
        JanssonLibrary.start()
        switch json {
        case .null: unsafe self.init(owning: json_null())
        case .bool(let value): unsafe self.init(owning: value ? json_true() : json_false())
        case .integer(let value): unsafe self.init(owning: json_integer(json_int_t(value)))
        case .real(let value): unsafe self.init(owning: json_real(value))
        case .string(let value): self.init(string: value)
        case .array(let elements): self.init(array: elements)
        case .object(let object): self.init(object: object)
        }
    }

    private init(string: String) {
        unsafe self.init(owning: string.withJanssonText { unsafe json_stringn_nocheck($0, $1) })
    }

    private init(array elements: [JSON]) {
        unsafe self.init(owning: json_array())
        for element in elements {
            let value = unsafe JanssonValue(element).handedOver()
            let status = unsafe withPointer { unsafe json_array_append_new($0, value) }
            precondition(status == 0, "jansson could not append to an array: memory is exhausted.")
        }
    }

    private init(object: JSONObject) {
        unsafe self.init(owning: json_object())
        for member in object.entries {
            let value = unsafe JanssonValue(member.value).handedOver()
            let status = unsafe withPointer { object in
                unsafe member.name.withJanssonText {
                    unsafe json_object_setn_new_nocheck(object, $0, $1, value)
                }
            }
            precondition(status == 0, "jansson could not set a member: memory is exhausted.")
        }
    }

    /// The document's text.
    func serialized(pretty: Bool) -> [UInt8] {
        let indent = 2
        let flags = Int(JSON_ENCODE_ANY) | (pretty ? indent : Int(JSON_COMPACT))
        var capacity = 1024
        while true {
            var length = 0
            // json_dumpb writes at most `count` bytes and answers how many the whole text has; 0 is failure.
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initializedCount in
                length = unsafe withPointer { pointer in
                    unsafe buffer.withMemoryRebound(to: CChar.self) {
                        unsafe json_dumpb(pointer, $0.baseAddress, $0.count, flags)
                    }
                }
                initializedCount = min(length, capacity)
            }
            precondition(
                length > 0, "jansson could not write a document that it had built: memory is exhausted.")
            if length <= capacity { return bytes }
            capacity = length
        }
    }
}

extension String {
    /// Lends the string's UTF-8 and its length to a jansson function, which copies it.
    ///
    /// The `_nocheck` functions may be used with it: a Swift string is valid UTF-8.
    fileprivate func withJanssonText<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result {
        var text = self
        return text.withUTF8 { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe body($0.baseAddress, $0.count) }
        }
    }
}
