package import Events
package import JSON
import Ledger

extension Event {
    /// The event as a notification of JSON-RPC: what streams and polls carry.
    package var notification: JSON {
        let (method, params): (String, JSON) =
            switch kind {
            case .transferCompleted(let transfer):
                ("transfer.completed", ["transfer_id": .string(transfer.description)])
            case .accountChanged(let account, let seq):
                ("account.changed", ["account_id": .integer(account.value), "seq": .integer(seq)])
            case .resync: ("resync", [:])
            }
        return ["jsonrpc": "2.0", "method": .string(method), "params": params]
    }
}

extension Schema where Value == JSON {
    /// One event as it goes over the wire.
    static let eventNotification = Schema<JSON>.any.with(keywords: [
        "title": "EventNotification", "type": "object",
        "description": """
        `transfer.completed` {transfer_id}, `account.changed` {account_id, seq}, or `resync` {}: what \
        happened meanwhile is not told, read anew
        """,
        "required": ["jsonrpc", "method", "params"],
        "properties": [
            "jsonrpc": ["const": "2.0"],
            "method": ["enum": ["transfer.completed", "account.changed", "resync"]],
            "params": [
                "type": "object",
                "properties": [
                    "transfer_id": ["type": "string", "format": "uuid"],
                    "account_id": ["type": "integer", "minimum": 1],
                    "seq": ["type": "integer", "minimum": 0],
                ],
            ],
        ],
    ])
}

extension Schema where Value == EventCursor {
    static let eventCursor = Schema<String>.string(maxScalars: EventCursor.textLengthMax).refined(
        .pattern, "must be a cursor from a poll before, or the id of an event", EventCursor.init,
        encode: \.text)
}
