import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import Web

/// `POST` is answered in the lane, `GET` beyond it; each answer ends with a mark.
@Suite("The express lane", .timeLimit(.minutes(10)))
struct ExpressLaneTests {
    /// Where requests wait until the test lets them go.
    private final class Gate: Sendable {
        private let (opened, opening) = AsyncStream<Void>.makeStream()
        private let (arrivals, arriving) = AsyncStream<Void>.makeStream()

        func pass() async {
            arriving.yield()
            for await _ in opened { return }
        }

        func open() { opening.yield() }

        func arrival() async { for await _ in arrivals { return } }
    }

    private func withServer(
        _ readiness: Readiness = Readiness(), idleTimeout: Duration = .seconds(60),
        after slowIsDone: @escaping @Sendable () -> Void = {},
        _ body: @Sendable (_ port: Int, _ gate: Gate) async throws -> Void
    ) async throws {
        let gate = Gate()
        let router = makeRouter(entrance: Entrance(proxies: .loopbackOnly, readiness: readiness))
        let echo: Handler = { request, _ in
            Response(
                .ok, .plain,
                Array("\(request.method) ".utf8) + (try await request.bodyBytes()) + [UInt8(ascii: "!")])
        }
        let slow: Handler = { request, context in
            await gate.pass()
            defer { slowIsDone() }
            return try await echo(request, context)
        }
        let inPieces: Handler = { _, _ in
            Response(
                status: .ok,
                body: ResponseBody(contentLength: 4) { writer in
                    try await writer.write(ByteBuffer(string: "ab"))
                    await Task.yield()
                    try await writer.write(ByteBuffer(string: "c!"))
                    try await writer.finish(nil)
                })
        }
        struct Broken: Error {}
        let broken: Handler = { _, _ in
            Response(status: .ok, body: ResponseBody { _ in throw Broken() })
        }
        router.resource("/echo", [.get: echo, .post: echo])
        router.resource("/slow", [.get: slow, .post: slow])
        router.resource("/pieces", [.post: inPieces])
        router.resource("/broken", [.post: broken])
        var settings = ServerSettings(address: .hostname("127.0.0.1", port: 0))
        settings.idleTimeout = idleTimeout
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await makeApplication(router: router, settings: settings, logger: logger).test(.live) { client in
            try await body(try #require(client.port), gate)
        }
    }

    private func post(_ path: String, _ body: String = "", _ headers: String...) -> String {
        let lines = ["POST \(path) HTTP/1.1", "Host: a", "Content-Length: \(body.utf8.count)"] + headers
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test("an answer has all that answers have")
    func headers() async throws {
        try await withServer { port, _ in
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/echo", "hello"))
                let answer = try #require(try await client.receive(upTo: "POST hello!"))
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
                for header in ["date: ", "content-length: 11", "x-request-id: ", "cache-control: no-store"] {
                    #expect(answer.lowercased().contains("\r\n\(header)"), "\(header)")
                }
            }
        }
    }

    @Test("an answer that breaks off is a failure of the service, and the connection goes on")
    func broken() async throws {
        try await withServer { port, _ in
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/broken") + post("/echo", "on"))
                let answers = try #require(try await client.receive(upTo: "POST on!"))
                let head = try #require(answers.split(separator: "\r\n\r\n").first)
                #expect(head.hasPrefix("HTTP/1.1 500 "))
                for header in ["date: ", "content-length: 0", "nosniff", "cache-control: no-store"] {
                    #expect(head.lowercased().contains(header))
                }
            }
        }
    }

    @Test("what is sent at once is answered in order, on whichever side of the lane")
    func order() async throws {
        try await withServer { port, _ in
            try await RawClient.talk(to: port) { client in
                let bodies = (0..<300).map { "\($0)" }
                try await client.send(
                    bodies.enumerated().map { $0 % 3 == 1 ? get("/echo") : post("/echo", $1) }.joined())
                for (place, body) in bodies.enumerated() {
                    let answer = try await client.receive(upTo: "!")
                    let expected = place % 3 == 1 ? "GET !" : "POST \(body)!"
                    #expect(answer?.hasSuffix("\r\n\r\n" + expected) == true, "\(place)")
                }
            }
        }
    }

    @Test(
        "a request that waits holds back those behind it", arguments: ["POST", "GET"], ["POST", "GET"])
    func waiting(first: String, second: String) async throws {
        try await withServer { port, gate in
            try await RawClient.talk(to: port) { client in
                try await client.send(first == "POST" ? post("/slow", "1") : get("/slow"))
                await gate.arrival()
                try await client.send(second == "POST" ? post("/echo", "2") : get("/echo"))
                try await client.send(post("/echo", "3"))
                gate.open()
                let answers = [
                    try await client.receive(upTo: "!"), try await client.receive(upTo: "!"),
                    try await client.receive(upTo: "!"),
                ]
                #expect(answers[0]?.contains("\(first) ") == true)
                #expect(answers[1]?.contains("\(second) ") == true)
                #expect(answers[2]?.hasSuffix("POST 3!") == true)
            }
        }
    }

    @Test("more than sockets hold, sent before anything is read, is answered to the last request")
    func flood() async throws {
        try await withServer { port, gate in
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/slow", "first"))
                await gate.arrival()
                let request = post("/echo", String(repeating: "x", count: 15_000))
                let sending = Task { [outbound = client.outbound] in
                    for _ in 0..<700 { try await outbound.write(ByteBuffer(string: request)) }
                }
                gate.open()
                #expect(try await client.receive(upTo: "!")?.hasSuffix("POST first!") == true)
                for _ in 0..<700 {
                    #expect(try await client.receive(upTo: "!")?.hasSuffix("x!") == true)
                }
                try await sending.value
            }
        }
    }

    @Test("a body in pieces is whole when the request is answered, and so is an answer in pieces")
    func pieces() async throws {
        try await withServer { port, _ in
            try await RawClient.talk(to: port) { client in
                let whole = post("/echo", "abcdef")
                for piece in [String(whole.dropLast(6)), "ab", "cd", "ef"] {
                    try await client.send(piece)
                    try await Task.sleep(for: .milliseconds(20))
                }
                #expect(try await client.receive(upTo: "!")?.hasSuffix("POST abcdef!") == true)
                try await client.send(post("/pieces"))
                #expect(try await client.receive(upTo: "!")?.hasSuffix("\r\n\r\nabc!") == true)
            }
        }
    }

    @Test("what is not for the lane is answered all the same")
    func beyond() async throws {
        try await withServer { port, _ in
            try await RawClient.talk(to: port) { client in
                try await client.send(
                    "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nabc\r\n0\r\n\r\n")
                #expect(try await client.receive(upTo: "!")?.hasSuffix("POST abc!") == true)
                for length in [ExpressLane.bodyBytesMax, ExpressLane.bodyBytesMax + 1, 256 * 1024] {
                    try await client.send(post("/echo", String(repeating: "x", count: length)))
                    let answer = try await client.receive(upTo: "!")
                    #expect(answer?.lowercased().contains("content-length: \(length + 6)\r\n") == true)
                }
                try await client.send(post("/echo", String(repeating: "x", count: 256 * 1024 + 1)))
                let refusal = try await client.receive(upTo: "\r\n\r\n")
                #expect(refusal?.hasPrefix("HTTP/1.1 413 ") == true)
                try await client.send(post("/echo", "after"))
                #expect(try await client.receive(upTo: "POST after!") != nil)
            }
            for (length, status) in [(256 * 1024, "200"), (256 * 1024 + 1, "413")] {
                try await RawClient.talk(to: port) { client in
                    try await client.send(
                        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "\(String(length, radix: 16))\r\n\(String(repeating: "x", count: length))\r\n"
                            + "0\r\n\r\n")
                    let answer = try await client.receive(upTo: "\r\n\r\n")
                    #expect(answer?.hasPrefix("HTTP/1.1 \(status) ") == true, "without a length, \(length)")
                }
            }
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/echo", "last", "Connection: close"))
                #expect(try await client.receiveAll().hasSuffix("POST last!"))
            }
        }
    }

    @Test("who has stopped sending is answered before the connection ends", arguments: ["POST", "GET"])
    func halfClosed(method: String) async throws {
        try await withServer { port, gate in
            try await RawClient.talk(to: port) { client in
                try await client.send(method == "POST" ? post("/slow", "x") : get("/slow"))
                await gate.arrival()
                client.stopSending()
                try await Task.sleep(for: .milliseconds(50))
                gate.open()
                #expect(try await client.receiveAll().hasSuffix("!"))
            }
        }
    }

    @Test(
        "behind an offer of another protocol the connection ends with the answer",
        arguments: [
            "GET /echo HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n",
            "POST /echo HTTP/1.1\r\nContent-Length: 0\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
            "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n",
        ])
    func otherProtocol(offer: String) async throws {
        try await withServer(idleTimeout: .seconds(600)) { port, _ in
            try await RawClient.talk(to: port) { client in
                try await client.send(get("/echo") + offer)
                let answers = try await client.receiveAll().lowercased()
                #expect(answers.matches(of: /http\/1.1 \d\d\d/).count == 2)
                #expect(answers.matches(of: /connection: close/).count == 1)
            }
        }
    }

    @Test("an offer that nobody takes up is a request like others")
    func onlyUpgrade() async throws {
        try await withServer { port, _ in
            try await RawClient.talk(to: port) { client in
                try await client.send("GET /echo HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\n\r\n" + get("/echo"))
                #expect(try await client.receive(upTo: "GET !") != nil)
                #expect(try await client.receive(upTo: "GET !") != nil)
            }
        }
    }

    @Test("what cannot be read is told of after the answer to what came before it")
    func garbage() async throws {
        try await withServer { port, gate in
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/slow", "x") + "no request\r\n\r\n")
                await gate.arrival()
                gate.open()
                let all = try await client.receiveAll()
                #expect(all.contains("POST x!HTTP/1.1 400 "))
            }
        }
    }

    @Test("a client who leaves in the middle takes nobody along, and the server ends when it is done")
    func leaving() async throws {
        let (steps, step) = AsyncStream<String>.makeStream()
        try await withServer(after: { step.yield("done") }) { port, gate in
            try await RawClient.talk(to: port) { client in
                try await client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
            }
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/echo", "still there"))
                #expect(try await client.receive(upTo: "!")?.hasSuffix("POST still there!") == true)
            }
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/slow", "x"))
                await gate.arrival()
            }
            Task {
                try await Task.sleep(for: .milliseconds(100))
                gate.open()
            }
        }
        step.yield("ended")
        step.finish()
        #expect(await steps.reduce(into: []) { $0.append($1) } == ["done", "ended"])
    }

    @Test("a connection is idle between requests, not while one is answered")
    func idle() async throws {
        // Long enough for the request to arrive on a busy machine.
        try await withServer(idleTimeout: .seconds(10)) { port, gate in
            try await RawClient.talk(to: port) { client in
                try await client.send(post("/slow", "x"))
                await gate.arrival()
                try await Task.sleep(for: .seconds(12))
                gate.open()
                // Then nothing more is sent, and the server hangs up.
                #expect(try await client.receiveAll().hasSuffix("POST x!"))
            }
        }
    }

    @Test("a server that ends answers what it has begun, and hangs up")
    func draining() async throws {
        let readiness = Readiness()
        let (answers, answered) = AsyncStream<String>.makeStream()
        try await withServer(readiness) { port, gate in
            let (ready, getReady) = AsyncStream<Void>.makeStream()
            Task {
                try await RawClient.talk(to: port) { client in
                    try await client.send(post("/slow", "x"))
                    await gate.arrival()
                    getReady.yield()
                    answered.yield(try await client.receiveAll())
                    answered.finish()
                }
            }
            for await _ in ready { break }
            readiness.startDraining()
            Task {
                try await Task.sleep(for: .milliseconds(200))
                gate.open()
            }
        }
        for await answer in answers { #expect(answer.hasSuffix("POST x!")) }
    }

    @Test(
        "the date is written as HTTP wants it",
        arguments: [(784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT")])
    func date(second: Int, text: String) {
        #expect(HTTPDate.text(second) == text)
        #expect(HTTPDate.now.count == text.count)
    }
}
