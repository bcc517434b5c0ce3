import CJansson

/// A jansson document that we own, with everything in it.
///
/// Ownership: jansson counts references. A `JanssonValue` stands for exactly one of them. It cannot be
/// copied, so the one `json_decref` in `deinit` gives back exactly that one; or `handedOver()` ends it
/// without giving back, because a container's `…_new` function, which takes the reference over, will do so
/// with the container.
@safe
struct JanssonValue: ~Copyable {
    private let pointer: UnsafeMutablePointer<json_t>

    /// Takes over one reference, as jansson's constructors return it.
    ///
    /// They return NULL for want of memory (where Swift's own allocations end the process too), for text that
    /// is not UTF-8 (no Swift string) and for a real that is not finite (a programmer's mistake): nothing to
    /// go on with.
    @unsafe
    init(owning pointer: UnsafeMutablePointer<json_t>?) {
        guard let pointer = unsafe pointer else {
            preconditionFailure("jansson made no value: memory is exhausted, or a real is not finite.")
        }
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe json_decref(pointer)
    }

    /// The same document as a Swift value.
    var json: JSON { unsafe JanssonReader.json(from: pointer) }

    /// Ends this owner and passes its reference on.
    @unsafe
    consuming func handedOver() -> UnsafeMutablePointer<json_t> {
        let pointer = unsafe pointer
        discard self
        return unsafe pointer
    }

    /// Lends the pointer. It must not be kept: the value may be freed after `body`.
    func withPointer<Result>(_ body: (UnsafeMutablePointer<json_t>) -> Result) -> Result {
        unsafe body(pointer)
    }
}
