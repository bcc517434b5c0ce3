import JSON

/// What both documents say of the service as a whole.
enum ServiceInformation {
    static let version = "1.0.0"

    /// Where people read the same.
    static let externalDocs: JSON = ["description": "The reference for people", "url": "/docs"]

    static let document: JSON = [
        "title": "Easybilling",
        "version": .string(version),
        "description": """
        Accounts in USD, CNY and EUR, and transfers between them and to other clients: exact to the cent, \
        and made exactly once. Amounts are decimal strings, times are RFC 3339 in UTC.
        """,
        "license": ["name": "MIT", "identifier": "MIT"],
    ]
}
