import Hummingbird
import Identity
import JSON
import Ledger
import Methods
import Web

/// `GET /docs`: the reference, made from the method table. Whoever is logged in finds their own numbers in
/// its examples.
struct ReferencePage: Sendable {
    let desk: PageDesk

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let reader = try await desk.readerIfAny(request, context)
        var cast = Self.strangersCast
        if let reader { cast = try await Self.cast(reader) }
        let view = ReferenceView(cast: cast, isPersonal: reader != nil, origin: context.origin(of: request))
        return desk.page(request, reader: reader) { renderer, visit, _ in
            renderer.reference(view, for: visit)
        }
    }

    /// Ann's numbers stay, but not her e-mail: somebody has signed up with it long ago.
    private static var strangersCast: MethodExample.Cast { MethodExample.Cast([(.email, newEmail)]) }

    /// The reader plays Ann, their own yuan account is paid to, and a session that is ended is another one.
    private static func cast(_ reader: PageDesk.Reader) async throws -> MethodExample.Cast {
        let latest = try await ListClientTransfers.invoke(ListClientTransfers.Params(limit: 1), reader.call)
        var parts: [(MethodExample.Part, JSON)] = [
            (.email, newEmail), (.user, .integer(reader.user.id.value)),
        ]
        for account in reader.user.accounts where account.currency != .eur {
            parts.append((account.currency == .usd ? .account : .payee, .integer(account.id.value)))
        }
        let cursor = reader.user.accounts.map { "\($0.id):\($0.currency == .usd ? 1 : 0)" }
        parts.append((.cursor, .string(cursor.joined(separator: ","))))
        if let transfer = latest.items.first { parts.append((.transfer, .string(transfer.id.description))) }
        let sessions = try await ListSessions.invoke(ListSessions.Params(), reader.call)
        if let other = sessions.items.first(where: { !$0.current }) {
            parts.append((.session, .string(other.id.description)))
        }
        if let key = try await ListAPIKeys.invoke(NoParams(), reader.call).items.first {
            parts.append((.key, .string(key.id.description)))
        }
        return MethodExample.Cast(parts)
    }

    /// Nobody's: it is another each time that the page is shown, so that the examples of signing up and
    /// logging in work one after the other.
    private static var newEmail: JSON {
        .string("ann.\(String(UInt32.random(in: 0...UInt32.max), radix: 36))@example.com")
    }
}
