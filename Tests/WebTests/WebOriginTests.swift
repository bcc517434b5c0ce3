import Testing

@testable import Web

@Suite("The origin of a page")
struct WebOriginTests {
    @Test(
        "is read as a browser writes it",
        arguments: [
            ("https://shop.example", "https://shop.example"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("HTTPS://Shop.Example", "https://shop.example"),
            ("https://shop.example:443", "https://shop.example"),
            ("http://shop.example:80", "http://shop.example"),
            ("http://shop.example:443", "http://shop.example:443"),
            ("https://[::1]:8443", "https://[::1]:8443"),
            ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ])
    func reads(text: String, origin: String) {
        #expect(WebOrigin(text)?.text == origin)
    }

    @Test(
        "is no star, no null, and nothing with a path or a user",
        arguments: [
            "", "*", "null", "https://", "https://*", "https://*.example", "shop.example",
            "ftp://shop.example",
            "https://shop.example/", "https://shop.example/path", "https://ann@shop.example",
            "https://shop.example:x",
            "https://shop.example:70000", "https://shop.example?", "https://shop example",
            "https://bücher.example",
            "https://[::1", "https://[x]", "https://shop.example#", "file:///", "https://shop.example:",
        ])
    func refuses(text: String) {
        #expect(WebOrigin(text) == nil)
    }
}
