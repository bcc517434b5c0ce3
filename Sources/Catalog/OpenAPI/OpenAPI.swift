package import JSON
package import Methods

/// The OpenAPI document (3.1.1) of the REST routes.
///
/// Where they are, which method they stand for, what their requests hold and how they refuse comes from the
/// table. What answers look like is written here: those are the original's shapes, which only these routes
/// have.
package enum OpenAPI {
    package static func document(of table: MethodTable = .standard) -> JSON {
        [
            "openapi": "3.1.1",
            "info": ServiceInformation.document,
            "servers": [["url": "/", "description": "This service"]],
            "security": [["cookie": []], ["bearer": []], ["basic": []]],
            "tags": [
                ["name": "session", "description": "Logging in"],
                [
                    "name": "user",
                    "description": "The client and their accounts, which are called invoices here",
                ],
                ["name": "transaction", "description": "Transfers, which are called transactions here"],
            ],
            "paths": OpenAPIPaths.document(of: table),
            "components": OpenAPIComponents.document,
        ]
    }
}
