/// What an operator wrote down are not deposits: everything that is wrong with it. Nothing was booked.
struct DepositListError: Error, Sendable, CustomStringConvertible {
    let faults: [String]

    var description: String { (["Nothing was booked."] + faults).joined(separator: "\n  ") }
}
