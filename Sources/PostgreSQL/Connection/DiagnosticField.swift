/// The letters that name an error's fields in the protocol. libpq's macros for them are C characters, which
/// Swift does not import.
///
/// Source: PostgreSQL documentation, "Error and Notice Message Fields".
enum DiagnosticField {
    static let severity = CInt(UInt8(ascii: "V"))
    static let sqlState = CInt(UInt8(ascii: "C"))
    static let table = CInt(UInt8(ascii: "t"))
    static let constraint = CInt(UInt8(ascii: "n"))
}
