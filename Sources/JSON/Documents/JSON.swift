/// A JSON document, or a part of one (RFC 8259).
///
/// Numbers without fraction and exponent are 64-bit integers, all others are reals: `1` and `1.0` are two
/// values. Two documents are equal when their texts are equal byte for byte and their objects have the same
/// members in any order.
public enum JSON: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// Always finite. Never an amount of money: amounts are strings.
    case real(Double)
    /// May hold every Unicode scalar, U+0000 too; the parser refuses U+0000.
    case string(String)
    case array([JSON])
    case object(JSONObject)
}
