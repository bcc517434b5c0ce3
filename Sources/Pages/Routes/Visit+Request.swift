import HTTPTypes
import Hummingbird
import Web

extension Visit {
    /// Reads what a request tells about its reader from cookies and `Accept-Language`.
    init(_ request: Request, visitor: Visitor?) {
        let headers = request.headers
        self.init(
            language: .preferred(
                remembered: CookieHeader.values(of: "language", in: headers).first,
                acceptLanguage: headers[.acceptLanguage]),
            theme: Theme(remembered: CookieHeader.values(of: "theme", in: headers).first), visitor: visitor,
            address: request.method == .get ? LocalAddress(request.uri.description)?.text ?? "/" : "/",
            outcome: CookieHeader.values(of: OutcomeCookie.name, in: headers).first.flatMap(
                Outcome.init(rawValue:)))
    }
}
