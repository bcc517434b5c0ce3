import Identity
import JSON

extension Schema where Value == EmailAddress {
    static let email = Schema<String>.string(maxScalars: 1000).refined(
        keywords: ["format": "email", "maxLength": .integer(Int64(EmailAddress.lengthMax))],
        { text throws(SchemaRefusal) in
            do throws(EmailFault) {
                return try EmailAddress(text)
            } catch {
                throw SchemaRefusal(FaultCode(rawValue: error.code), error.detail)
            }
        }, encode: \.text)
}

extension Schema where Value == PersonName {
    static let personName = Schema<String>.string(maxScalars: 1000).refined(
        keywords: ["minLength": 1, "maxLength": .integer(Int64(PersonName.lengthMax))],
        { text throws(SchemaRefusal) in
            do throws(PersonNameFault) {
                return try PersonName(text)
            } catch {
                throw SchemaRefusal(FaultCode(rawValue: error.code), error.detail)
            }
        }, encode: \.text)
}

extension Schema where Value == Password {
    /// A password that is being set: the rules for passwords hold.
    static let newPassword = Schema<String>.string(maxScalars: 10_000).refined(
        keywords: [
            "minLength": .integer(Int64(Password.lengthMin)),
            "maxLength": .integer(Int64(Password.lengthMax)),
            "writeOnly": true,
        ],
        { text throws(SchemaRefusal) in
            do throws(PasswordFault) {
                return try Password(choosing: text)
            } catch {
                throw SchemaRefusal(FaultCode(rawValue: error.code), error.detail)
            }
        }, encode: { _ in "" })

    /// A password that somebody presents: any text; a wrong one is simply not the right one.
    static let presentedPassword = Schema<String>.string(maxScalars: 10_000)
        .with(keywords: ["writeOnly": true])
        .refined(.pattern, "must be a password", { Password(presented: $0) }, encode: { _ in "" })
}
