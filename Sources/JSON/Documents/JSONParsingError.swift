/// Why bytes are not a document that we accept, and where that was seen.
public struct JSONParsingError: Error, Sendable, Equatable {
    /// What is wrong with the bytes.
    public enum Reason: Sendable, Equatable {
        /// No bytes, or only white space.
        case empty
        /// Not the grammar of RFC 8259; lone surrogates too.
        case syntax
        /// The bytes are not UTF-8.
        case notUnicode
        /// A string or a name holds U+0000. RFC 8259 allows it; PostgreSQL has no such text.
        case nullCharacter
        /// An integer beyond 64 bits, or a real beyond what a `Double` holds.
        case numberOverflow
        /// An object names a member twice. RFC 8259 leaves open which counts: with money nobody guesses.
        case duplicateName
        /// More arrays and objects are open than `JSONLimits.depthMax`.
        case tooDeep
        /// More bytes than `JSONLimits.bytesMax`.
        case tooLarge
        /// The parser could not get memory.
        case outOfMemory
    }

    public let reason: Reason

    /// The byte near which it was seen; 0 where it is the whole document's fault.
    public let offset: Int

    public init(_ reason: Reason, offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONParsingError: CustomStringConvertible {
    /// One sentence for a client; it repeats nothing of the document.
    public var description: String {
        switch reason {
        case .empty: "The body is empty."
        case .syntax: "The body is not JSON: see byte \(offset)."
        case .notUnicode: "The body is not UTF-8: see byte \(offset)."
        case .nullCharacter: "A string holds the character U+0000: see byte \(offset)."
        case .numberOverflow: "A number is too large: see byte \(offset)."
        case .duplicateName: "An object names a member twice: see byte \(offset)."
        case .tooDeep: "The body is nested too deeply: see byte \(offset)."
        case .tooLarge: "The body is too large."
        case .outOfMemory: "The body could not be read for want of memory."
        }
    }
}
