import Identity
import JSON

extension Schema where Value == APIKeyName {
    static let apiKeyName = Schema<String>.string(minScalars: 1, maxScalars: APIKeyName.lengthMax).refined(
        .pattern, "must have a visible character, and none that is a control or format character",
        APIKeyName.init, encode: \.text)
}

extension Schema where Value == Set<APIKeyScope> {
    /// Each at most once; written in the order in which they are declared.
    static let apiKeyScopes = Schema<[APIKeyScope]>.array(
        of: .enumeration(APIKeyScope.allCases), min: 1, max: APIKeyScope.allCases.count
    ).refined(
        .duplicate, "must name each scope once", keywords: ["uniqueItems": true],
        { scopes in Set(scopes).count == scopes.count ? Set(scopes) : nil },
        encode: { (scopes: Set<APIKeyScope>) in APIKeyScope.allCases.filter(scopes.contains) })
}
