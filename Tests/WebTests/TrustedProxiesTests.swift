import HTTPTypes
import Testing

@testable import Identity
@testable import Web

@Suite("Whose word about the client is taken")
struct TrustedProxiesTests {
    private let proxies = TrustedProxies(["10.0.0.0/8", "fd00::/8"].compactMap { AddressRange($0) })

    private func client(_ peer: Peer, _ forwarded: String...) -> String? {
        var headers = HTTPFields()
        for value in forwarded { headers.append(HTTPField(name: .xForwardedFor, value: value)) }
        return proxies.clientAddress(headers, from: peer)?.text
    }

    private func peer(_ text: String) -> Peer {
        NetworkAddress(text).map(Peer.address) ?? .unknown
    }

    @Test("a stranger's own address counts, whatever it claims")
    func stranger() {
        #expect(client(peer("203.0.113.9"), "198.51.100.1") == "203.0.113.9")
        #expect(client(.unknown, "198.51.100.1") == nil)
    }

    @Test("a proxy's word counts: loopback, the operator's list, a local socket")
    func proxy() {
        #expect(client(peer("127.0.0.1"), "198.51.100.1") == "198.51.100.1")
        #expect(client(peer("::1"), "2001:db8::1") == "2001:db8::1")
        #expect(client(peer("10.1.2.3"), "198.51.100.1") == "198.51.100.1")
        #expect(client(.localSocket, "198.51.100.1") == "198.51.100.1")
        #expect(client(peer("127.0.0.1")) == "127.0.0.1")
    }

    @Test("of a list the last address that is no proxy's counts: what stands before it is the client's claim")
    func list() {
        #expect(client(peer("127.0.0.1"), "1.1.1.1, 198.51.100.1, 10.0.0.9") == "198.51.100.1")
        #expect(client(peer("127.0.0.1"), "1.1.1.1", "198.51.100.1") == "198.51.100.1")
        #expect(client(peer("127.0.0.1"), "10.0.0.7,10.0.0.9") == "10.0.0.7")
        #expect(client(peer("127.0.0.1"), "nonsense, 10.0.0.9") == "10.0.0.9")
        #expect(client(peer("127.0.0.1"), "unknown") == "127.0.0.1")
    }

    @Test("https is believed of a proxy only")
    func scheme() {
        let headers: HTTPFields = [.xForwardedProto: "https"]
        #expect(proxies.isSecure(headers, from: peer("127.0.0.1")))
        #expect(!proxies.isSecure(headers, from: peer("203.0.113.9")))
        #expect(!proxies.isSecure([.xForwardedProto: "http"], from: peer("127.0.0.1")))
        #expect(!proxies.isSecure([:], from: .localSocket))
    }

    @Test("a request id is taken from a proxy when it is well formed, and is new otherwise")
    func requestID() {
        let headers: HTTPFields = [.xRequestID: "abc-123_4.5"]
        #expect(RequestID.of(headers, fromTrustedPeer: true) == "abc-123_4.5")
        #expect(RequestID.of(headers, fromTrustedPeer: false) != "abc-123_4.5")
        for bad in ["", "a b", "a\"b", String(repeating: "x", count: 65), "é"] {
            #expect(!RequestID.isWellFormed(bad))
        }
        let made = RequestID.of([:], fromTrustedPeer: true)
        #expect(made.utf8.count == 32 && RequestID.isWellFormed(made))
        #expect(made != RequestID.of([:], fromTrustedPeer: true))
    }
}
