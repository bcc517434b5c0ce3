/// Why nothing could be said about the house's accounts. Nothing was changed.
package enum HouseError: Error, Hashable, CustomStringConvertible {
    /// The books were restored into another cluster, whose transaction ids are below the watermark.
    case restored
    /// The checkpoints do not hold the same legs: somebody moved one by hand.
    case checkpointsApart

    package var description: String {
        switch self {
        case .restored:
            "The books were restored from a dump, and the house's accounts are not counted anew yet: `serve` "
                + "does that when it starts."
        case .checkpointsApart: "The house's checkpoints do not stand together: somebody moved one by hand."
        }
    }
}
