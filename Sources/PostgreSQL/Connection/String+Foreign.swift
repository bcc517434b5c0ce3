import Glibc

extension String {
    /// Copies a C string that libpq keeps; bytes that are not UTF-8 become U+FFFD. nil for no string.
    ///
    /// The pointer must be nil or lead to a NUL-terminated string that lives until this returns.
    @unsafe init?(ascii pointer: UnsafePointer<CChar>?) {
        guard let pointer = unsafe pointer else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))
        self = unsafe String(decoding: bytes, as: UTF8.self)
    }
}
