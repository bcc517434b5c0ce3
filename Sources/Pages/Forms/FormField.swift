/// A field of a form, by the name that it is posted under; its element's id is the same.
package enum FormField: String, Sendable, CaseIterable {
    case email
    case name
    case password
    case from
    case to
    case amount
    case memo
    case account
    case direction
    case kind
    case currency
    case status
    case amountMin = "min"
    case amountMax = "max"
    case dateFrom = "since"
    case dateTo = "until"
    case text
    case keyName = "key_name"
    case scopes

    /// Where an error's link leads: the field, or the first of a group of choices.
    var anchor: String { "#\(rawValue)" }
}
