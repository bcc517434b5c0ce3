import Ledger
import Testing

@testable import Identity

@Suite("An API key's token")
struct APIKeyTokenTests {
    private let user = UserID.anybody

    @Test("is read as it was written, and its hash with it")
    func roundTrip() throws {
        let token = APIKeyToken.new(for: user)
        let read = try #require(APIKeyToken(token.text))
        #expect(read.userID == user && read.hash == token.hash && read.text == token.text)
        #expect(token.text.hasPrefix("ebk_7.") && token.hash.count == 32)
        let longest = APIKeyToken.new(for: UserID(90_000_000_000_000)!).text
        #expect(longest.utf8.count <= APIKeyToken.lengthMax)
    }

    @Test("has 256 random bits: no two are alike")
    func randomness() {
        #expect(Set((0..<1000).map { _ in APIKeyToken.new(for: user).text }).count == 1000)
    }

    @Test("and a session's are never taken for one another, and there is one way to write it")
    func strictness() {
        let text = APIKeyToken.new(for: user).text
        let rest = text.dropFirst(4)
        for other in [
            "", "ebk_", "ebk_.", "ebk_7.", "EBK_\(rest)", "ebk_ebk_\(rest)", " \(text)", "\(text) ",
            "\(text)=", "\(text)A", "ebk_0\(rest)", "ebk_\u{301}\(rest)", "ebk\(rest)", "eb_\(rest)",
            "\(rest)", SessionToken.new(for: user).text, String(repeating: "ebk_7.", count: 10_000),
        ] {
            #expect(APIKeyToken(other) == nil, "\(other.prefix(70))")
        }
        #expect(SessionToken(text) == nil)
    }

    @Test("never prints, however it is printed")
    func redacted() {
        let token = APIKeyToken.new(for: user)
        let secret = String(token.text.dropFirst(6))
        var dumped = ""
        dump(token, to: &dumped)
        #expect("\(token)" == "ebk_7.•••")
        #expect(!String(reflecting: token).contains(secret) && !dumped.contains("UInt8"))
    }

    @Test("goes behind its key's id in the way of user and password, which is read strictly")
    func basic() throws {
        let token = APIKeyToken.new(for: UserID(90_000_000_000_000)!)
        let id = APIKeyID(bits: 0x019C_1400_0000_7000_8000_0000_0000_0004)
        func read(_ text: String) -> BasicKey? {
            BasicKey(base64: Sodium.base64(Array(text.utf8)).padded)
        }
        let basic = try #require(read("\(id):\(token.text)"))
        #expect(basic.id == id && basic.token.text == token.text)
        for text in [
            "", ":", "\(id)", "\(id):", ":\(token.text)", "\(id);\(token.text)", "\(id):\(token.text):",
            "\(id) :\(token.text)", "\(id):\(token.text.dropFirst(4))", "7:\(token.text)",
            String(repeating: "a", count: 10_000),
        ] {
            #expect(read(text) == nil, "\(text.prefix(70))")
        }
        let encoded = Sodium.base64(Array("\(id):\(token.text)".utf8)).padded
        for text in ["\(encoded)\n", " \(encoded)", "\(encoded)=", "\(encoded)AAAA", "é\(encoded)"] {
            #expect(BasicKey(base64: text) == nil)
        }
    }
}

extension String {
    /// Base64 with the padding that HTTP demands.
    fileprivate var padded: String { self + String(repeating: "=", count: (4 - utf8.count % 4) % 4) }
}
