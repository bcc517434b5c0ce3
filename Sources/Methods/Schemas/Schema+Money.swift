import JSON
import JSONRPC
import Ledger

extension Schema where Value == Amount {
    /// A positive sum as a decimal string; its currency is the source account's.
    static let amount = Schema<String>.string(maxScalars: RPCLimits.standard.bodyBytesMax).refined(
        keywords: ["pattern": .string(Amount.pattern), "maxLength": 17, "examples": ["12.34"]],
        { text throws(SchemaRefusal) in
            do throws(AmountFault) {
                return try Amount(decimalText: text)
            } catch {
                throw SchemaRefusal(FaultCode(rawValue: error.rawValue), error.detail)
            }
        }, encode: { $0.decimalText })
}

extension Schema where Value == String {
    /// A sum that the service states: `12.34`, `-0.05`.
    static let decimal = Schema<String>.string(maxScalars: 24)
        .with(keywords: ["pattern": #"^-?\d+\.\d{2}$"#, "examples": ["12.34"]])

    /// Units received for one unit paid, cut to eight decimals.
    static let rate = Schema<String>.string(maxScalars: 24)
        .with(keywords: ["pattern": #"^\d+\.\d{1,8}$"#, "examples": ["6.94"]])
}

extension Schema where Value == Currency {
    static let currency = Schema<Currency>.enumeration(Currency.allCases)
        .described("ISO 4217 code")
}
