import HTTPTypes
import Testing

@testable import Web

@Suite("Requests from other sites")
struct CrossSiteRuleTests {
    private func admits(
        _ method: HTTPRequest.Method = .post, site: String? = nil, origin: String? = nil,
        host: String? = "pay.example"
    ) -> Bool {
        var headers = HTTPFields()
        headers[.secFetchSite] = site
        headers[.origin] = origin
        return CrossSiteRule.admits(
            HTTPRequest(method: method, scheme: "http", authority: host, path: "/", headerFields: headers))
    }

    @Test("what the browser says itself decides")
    func fetchMetadata() {
        #expect(admits(site: "same-origin"))
        #expect(admits(site: "none"))
        #expect(!admits(site: "same-site"))
        #expect(!admits(site: "cross-site"))
        #expect(!admits(site: "", origin: "http://pay.example"))
        #expect(!admits(site: "cross-site", origin: "http://pay.example"))
        #expect(admits(site: "same-origin", origin: "https://evil.example"))
    }

    @Test("else the origin's host has to be ours")
    func origin() {
        #expect(admits(origin: "http://pay.example"))
        #expect(admits(origin: "HTTPS://PAY.example"))
        #expect(!admits(origin: "http://evil.example"))
        #expect(!admits(origin: "http://pay.example.evil.example"))
        #expect(!admits(origin: "null"))
        #expect(!admits(origin: ""))
        #expect(!admits(origin: "ftp://pay.example"))
        #expect(!admits(origin: "http://"))
        #expect(!admits(origin: "http://pay.example", host: nil))
    }

    @Test("a port has to agree where the host names one")
    func port() {
        #expect(admits(origin: "http://pay.example:8080", host: "pay.example:8080"))
        #expect(!admits(origin: "http://pay.example:8081", host: "pay.example:8080"))
        #expect(admits(origin: "http://pay.example", host: "pay.example:80"))
        #expect(admits(origin: "https://pay.example", host: "pay.example:443"))
        #expect(!admits(origin: "https://pay.example", host: "pay.example:80"))
        #expect(admits(origin: "http://pay.example:8080", host: "pay.example"))
        #expect(admits(origin: "http://[::1]:8080", host: "[::1]:8080"))
        #expect(!admits(origin: "http://[::2]:8080", host: "[::1]:8080"))
        #expect(!admits(origin: "http://pay.example:", host: "pay.example:80"))
    }

    @Test("neither of them: no browser, and no cookie but its own")
    func program() {
        #expect(admits())
    }

    @Test(
        "every method that may change something is under the rule",
        arguments: [HTTPRequest.Method.post, .put, .patch, .delete])
    func unsafe(method: HTTPRequest.Method) {
        #expect(!admits(method, site: "cross-site"))
    }

    @Test("reading is not", arguments: [HTTPRequest.Method.get, .head, .options])
    func safe(method: HTTPRequest.Method) {
        #expect(admits(method, site: "cross-site", origin: "https://evil.example"))
    }
}
