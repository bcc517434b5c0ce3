package import Ledger

/// The address of a page: what routes answer to and templates link to.
package enum PageURL: Sendable {
    case home
    case logIn(returnTo: String?)
    case signUp
    case logOut
    case language
    case theme
    /// A client's accounts; the total in a currency where one was chosen.
    case accounts(UserID, total: Currency? = nil)
    /// The transfer form, and the review page once the draft is complete.
    case transfer(UserID, TransferDraft? = nil)
    /// The review page of a draft, with the one-time key of its form.
    case review(UserID, TransferDraft, IdempotencyKey)
    /// The same draft back in the form.
    case transferForm(UserID, TransferDraft)
    /// The history; also where the confirmed transfer is posted to.
    case history(UserID, HistoryQuery = HistoryQuery())
    case historyCSV(UserID, HistoryQuery)
    case receipt(UserID, TransferID)
    /// An account's statement of a period; both chosen by the page where they are not given.
    case statement(UserID, AccountID?, StatementPeriod?)
    case statementCSV(UserID, AccountID, StatementPeriod)
    /// Where a client is logged in, and their API keys; the list of sessions after the one named.
    case security(UserID, sessionsBefore: String? = nil)
    /// Where the forms of that page post to.
    case sessions(UserID)
    case keys(UserID)
    case revokedKeys(UserID)
    case app
    case openRPC
    case openAPI
    case docs

    /// Path and query, percent-encoded.
    package var text: String {
        switch self {
        case .home: "/"
        case .logIn(let address): Self.address("/login", [("return", address ?? "")])
        case .signUp: "/signup"
        case .logOut: "/logout"
        case .language: "/language"
        case .theme: "/theme"
        case .accounts(let user, let total): Self.address("/user/\(user)/", [("total", total?.code ?? "")])
        case .transfer(let user, let draft): Self.address("/user/\(user)/transfer/", draft?.fields ?? [])
        case .review(let user, let draft, let key):
            Self.address("/user/\(user)/transfer/", draft.fields + [("key", key.text)])
        case .transferForm(let user, let draft):
            Self.address("/user/\(user)/transfer/", draft.fields + [("edit", "1")])
        case .history(let user, let query): Self.address("/user/\(user)/transaction/", query.parameters)
        case .historyCSV(let user, let query):
            Self.address("/user/\(user)/transaction/", query.withoutCursor.parameters + [("format", "csv")])
        case .receipt(let user, let transfer): "/user/\(user)/transaction/\(transfer)/"
        case .statement(let user, let account, let period):
            Self.address("/user/\(user)/statement/", Self.parameters(account, period))
        case .statementCSV(let user, let account, let period):
            Self.address(
                "/user/\(user)/statement/", Self.parameters(account, period) + [("format", "csv")])
        case .security(let user, let cursor):
            Self.address("/user/\(user)/security/", [("before", cursor ?? "")])
        case .sessions(let user): "/user/\(user)/security/sessions/"
        case .keys(let user): "/user/\(user)/security/keys/"
        case .revokedKeys(let user): "/user/\(user)/security/keys/revoked/"
        case .app: "/app/"
        case .openRPC: "/openrpc.json"
        case .openAPI: "/openapi.json"
        case .docs: "/docs"
        }
    }

    private static func parameters(
        _ account: AccountID?, _ period: StatementPeriod?
    ) -> [(name: String, value: String)] {
        [
            ("account", account.map { "\($0)" } ?? ""), ("from", period?.from ?? ""),
            ("to", period?.to ?? ""),
        ]
    }

    /// The path with the parameters that are not empty.
    private static func address(_ path: String, _ parameters: [(name: String, value: String)]) -> String {
        let given = parameters.filter { !$0.value.isEmpty }
        guard !given.isEmpty else { return path }
        return path + "?" + given.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }

    /// As a form encodes a field (WHATWG URL, application/x-www-form-urlencoded): a blank becomes `+`.
    static func encoded(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"),
                UInt8(ascii: "*"):
                bytes.append(byte)
            case UInt8(ascii: " "):
                bytes.append(UInt8(ascii: "+"))
            default:
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
