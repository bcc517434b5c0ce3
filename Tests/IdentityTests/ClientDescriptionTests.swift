import Testing

@testable import Identity

@Suite("Where a request came from")
struct ClientDescriptionTests {
    @Test(
        "has an address in one canonical form",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:DB8:0:0::1", "2001:db8::1"),
            ("::1", "::1"),
        ])
    func canonical(written: String, kept: String) {
        #expect(ClientAddress(written)?.text == kept)
    }

    @Test(
        "has no address when there is none",
        arguments: [
            "", "unix:", "localhost", "192.0.2", "192.0.2.256", "192.0.2.7:80", "[::1]", "fe80::1%eth0",
            "192.0.2.7\0", " ::1",
            "1:2:3:4:5:6:7:8:9", String(repeating: ":", count: 1000),
        ])
    func none(written: String) {
        #expect(ClientAddress(written) == nil)
    }

    @Test("counts an IPv6 line as one place, and IPv4 addresses one by one")
    func network() {
        #expect(ClientAddress("2001:db8:1:2::1")?.network == ClientAddress("2001:db8:1:2:ffff::9")?.network)
        #expect(ClientAddress("2001:db8:1:2::1")?.network != ClientAddress("2001:db8:1:3::1")?.network)
        #expect(ClientAddress("192.0.2.7")?.network != ClientAddress("192.0.2.8")?.network)
    }

    @Test("keeps 256 bytes of the browser's name, without what a log or page would trip over")
    func userAgent() {
        let client = { ClientDescription(address: nil, userAgent: $0).userAgent }
        #expect(client("Fire\r\nfox\0 \u{202E}1") == "Firefox 1")
        #expect(client(nil) == nil && client("") == nil && client("\0\u{200B}") == nil)
        #expect(client(String(repeating: "a", count: 256))?.utf8.count == 256)
        #expect(client(String(repeating: "a", count: 255) + "яя")?.utf8.count == 255)
    }
}
