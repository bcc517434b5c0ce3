import JSON
import JSONRPC

/// Every method of the service, in the order in which they are documented.
package struct MethodTable: Sendable {
    package let methods: [any Method.Type]
    private let byName: [String: any Method.Type]

    package static let standard = MethodTable([
        Ping.self, Discover.self,
        SignUp.self, GetUser.self,
        LogInMethod.self, LogOut.self, ListSessions.self, RevokeSession.self, RevokeOtherSessions.self,
        ListAccounts.self, GetAccount.self,
        ListRates.self, CreateQuote.self,
        CreateTransfer.self, CreateTransfers.self, GetTransfer.self, ResolveTransfer.self,
        ListClientTransfers.self,
        GetStatement.self, PollEvents.self,
        CreateAPIKey.self, ListAPIKeys.self, RevokeAPIKey.self,
    ])

    package init(_ methods: [any Method.Type]) {
        self.methods = methods
        byName = Dictionary(methods.map { ($0.description.name, $0) }) { _, _ in
            preconditionFailure("two methods have one name")
        }
    }

    /// `nil` for a name that no method has. Names are ASCII, so a name that is merely canonically equal finds
    /// nothing.
    package subscript(_ name: String) -> (any Method.Type)? {
        name.utf8.allSatisfy { $0 < 128 } ? byName[name] : nil
    }
}
