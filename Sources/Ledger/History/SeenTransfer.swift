/// A transfer as one of its clients sees it: with the other one's name, masked.
package struct SeenTransfer: Hashable, Sendable {
    package let transfer: Transfer
    package let viewer: UserID
    /// `Ann K.`; `nil` for own transfers, deposits and accounts that do not exist, and for refused ones: an
    /// attempt must not tell a name that only the limited price tells.
    package let counterpartyName: String?

    package init(_ transfer: Transfer, viewer: UserID, counterpartyName: String?) {
        self.transfer = transfer
        self.viewer = viewer
        self.counterpartyName = transfer.refusal == nil ? counterpartyName : nil
    }

    /// The viewer asked for it, so fee, key and refusal are theirs to see.
    package var isOwn: Bool { transfer.user == viewer }

    /// The side whose account is the viewer's; of an own transfer the source.
    package var viewerSide: TransferSide {
        isOwn && transfer.kind != .deposit ? transfer.from : transfer.to
    }

    /// The amount by which pages are ordered and filtered.
    package var viewerAmount: Int64 { viewerSide.amount ?? 0 }
}
