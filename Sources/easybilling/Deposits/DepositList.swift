import Ledger
import LedgerStore

/// Deposits as an operator writes them down: a line each, `account,amount,key`.
struct DepositList: Sendable {
    /// One line and its number in the file.
    struct Line: Sendable {
        let number: Int
        let order: DepositOrder
    }

    static let linesMax = 100_000
    static let bytesMax = 16 * 1_024 * 1_024

    let lines: [Line]

    /// Reads all lines before anything is booked; blank ones and those that begin with `#` are left out.
    ///
    /// - Throws: ``DepositListError`` with every line that cannot be read.
    init(_ text: String) throws(DepositListError) {
        var lines: [Line] = []
        var faults: [String] = []
        for (index, text) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            guard !text.allSatisfy(\.isWhitespace), !text.hasPrefix("#") else { continue }
            let fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            do throws(DepositListError) {
                guard fields.count == 3 else {
                    throw DepositListError(faults: ["it is not: account,amount,key"])
                }
                let order = try DepositOrder(
                    account: fields[0], amount: fields[1], key: fields[2], memo: nil)
                lines.append(Line(number: index + 1, order: order))
            } catch {
                faults += error.faults.map { "line \(index + 1): \($0)" }
            }
        }
        if lines.count > Self.linesMax { faults = ["it has more than \(Self.linesMax) deposits"] }
        guard faults.isEmpty else { throw DepositListError(faults: faults) }
        self.lines = lines
    }
}
