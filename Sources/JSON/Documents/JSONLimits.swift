/// How large and how deep a document may be before it is refused unread.
public struct JSONLimits: Sendable, Equatable {
    /// The most bytes a document may have.
    public var bytesMax: Int

    /// The most arrays and objects that may be open at once.
    public var depthMax: Int

    public init(bytesMax: Int, depthMax: Int) {
        self.bytesMax = bytesMax
        self.depthMax = depthMax
    }

    /// What a client may send. jansson needs up to 45 times a document's size in memory (measured), and
    /// recurses.
    public static let request = JSONLimits(bytesMax: 256 * 1024, depthMax: 32)

    /// What we read of our own making: golden files, documents of the catalogue.
    public static let ownDocument = JSONLimits(bytesMax: 16 * 1024 * 1024, depthMax: 128)
}
