package import JSON

/// The OpenAPI document (3.1.1) of the REST routes.
///
/// The bodies of requests come from the methods' own schemas, since the routes decode by them. What answers
/// look like is written here: those are the original's shapes, which only these routes have.
package enum OpenAPI {
    package static func document() -> JSON {
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
            "paths": [
                "/api/login/": ["post": OpenAPIOperation.logIn],
                "/api/user/{user_id}/": [
                    "parameters": [["$ref": "#/components/parameters/user_id"]], "get": OpenAPIOperation.user,
                ],
                "/api/user/{user_id}/transaction/": [
                    "parameters": [["$ref": "#/components/parameters/user_id"]],
                    "get": OpenAPIOperation.history, "post": OpenAPIOperation.creation,
                ],
                "/api/user/{user_id}/transaction/{transaction_id}/": [
                    "parameters": [
                        ["$ref": "#/components/parameters/user_id"],
                        ["$ref": "#/components/parameters/transaction_id"],
                    ],
                    "get": OpenAPIOperation.transaction,
                ],
            ],
            "components": OpenAPIComponents.document,
        ]
    }
}
