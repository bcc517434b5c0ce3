import Ledger
import Testing

@testable import Identity

@Suite("A session's token")
struct SessionTokenTests {
    private let user = UserID.anybody

    @Test("is read as it was written, and its hash with it")
    func roundTrip() throws {
        let token = SessionToken.new(for: user)
        let read = try #require(SessionToken(token.text))
        #expect(read.userID == user && read.hash == token.hash && read.text == token.text)
    }

    @Test("has 256 random bits: no two are alike")
    func randomness() {
        #expect(Set((0..<1000).map { _ in SessionToken.new(for: user).text }).count == 1000)
    }

    @Test("is good in a cookie and a header")
    func characters() {
        let text = SessionToken.new(for: UserID(90_000_000_000_000)!).text
        #expect(text.utf8.count <= SessionToken.lengthMax)
        #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
    }

    @Test("has one way to be written: everything else is no token")
    func strictness() {
        let text = SessionToken.new(for: user).text
        let secret = text.dropFirst(2)
        // 256 bits leave two of the last character unused: written with those set, it is another text.
        let lastSet = secret.dropLast() + "B"
        let others = [
            "", ".", "7", "7.", ".\(secret)", " \(text)", "\(text) ", "\(text)=", "\(text)A",
            "\(text.dropLast())",
            "07.\(secret)", "+7.\(secret)", "-7.\(secret)", "0.\(secret)", "7..\(secret)", "7.\(secret).",
            "99999999999999999999.\(secret)", "9223372036854775807.\(secret)", "7.\(lastSet)",
            "7.\(secret.dropLast())+", "7.\(secret.dropLast())/", "7.\(secret.dropLast())\0", "٧.\(secret)",
            // Two bytes that libsodium reads as underscores.
            "7.\(secret.dropLast(3))é\(secret.suffix(1))",
            String(repeating: "7", count: 10_000),
        ]
        for other in others { #expect(SessionToken(other) == nil, "\(other.prefix(70))") }
    }

    @Test("never prints, however it is printed")
    func redacted() {
        let token = SessionToken.new(for: user)
        let secret = String(token.text.dropFirst(2))
        var dumped = ""
        dump(token, to: &dumped)
        #expect("\(token)" == "7.•••")
        #expect(!String(reflecting: token).contains(secret) && !dumped.contains("UInt8"))
    }
}
