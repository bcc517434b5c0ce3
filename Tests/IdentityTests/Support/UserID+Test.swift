import Ledger

extension UserID {
    /// A user of a pure test, who is in no database.
    static var anybody: UserID { UserID(7) ?? .house }
}
