import HTTPTypes

/// Carries the outcome of a form to the page that the answer leads to, where it is shown once.
enum OutcomeCookie {
    static let name = "outcome"

    static func set(_ outcome: Outcome) -> HTTPField {
        HTTPField(
            name: .setCookie, value: "\(name)=\(outcome.rawValue); Path=/; HttpOnly; SameSite=Lax; Max-Age=60"
        )
    }

    static let cleared = HTTPField(
        name: .setCookie, value: "\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
}
