import Foundation
import LocalCluster
import Logging
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import easybilling

@Suite("The parts of the stack")
struct StackTests {
    struct Broken: Error {}

    private func part(
        _ body: @escaping @Sendable (@escaping @Sendable () -> Void) async throws -> Void
    ) -> KeptRunning {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return KeptRunning(name: "part", logger: logger, part: body)
    }

    @Test("the pauses before a restart double up to a longest, and begin anew after a good run")
    func backOff() {
        var backOff = BackOff()
        let pauses = (0..<9).map { _ in backOff.pause(afterRunning: .seconds(1)) }
        #expect(pauses.prefix(3) == [.milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(pauses.last == BackOff.longest)
        #expect(backOff.pause(afterRunning: BackOff.wellAfter) == BackOff.first)
    }

    @Test("a part that ends by itself is started again, as long as the work beside it lasts")
    func restart() async throws {
        let starts = Atomic(0)
        let (thirdStart, announce) = AsyncStream<Void>.makeStream()
        let kept = part { isReady in
            isReady()
            if starts.wrappingAdd(1, ordering: .relaxed).newValue < 3 { throw Broken() }
            announce.yield()
            try await Task.sleep(for: .seconds(60))
        }
        await #expect(throws: Never.self) {
            try await kept.during { _ = await thirdStart.first { _ in true } }
        }
        #expect(starts.load(ordering: .relaxed) == 3)
    }

    @Test("a part that never worked is not tried again: its error is told")
    func neverReady() async {
        let starts = Atomic(0)
        let kept = part { _ in
            starts.add(1, ordering: .relaxed)
            throw Broken()
        }
        await #expect(throws: Broken.self) { try await kept.during {} }
        #expect(starts.load(ordering: .relaxed) == 1)
    }

    @Test("parts stop in the opposite order, also when the work beside them fails")
    func order() async {
        let events = Mutex<[String]>([])
        func recorded(_ name: String) -> KeptRunning {
            part { isReady in
                isReady()
                events.withLock { $0.append("+\(name)") }
                do {
                    try await Task.sleep(for: .seconds(60))
                } catch {
                    events.withLock { $0.append("-\(name)") }
                    throw error
                }
            }
        }
        await #expect(throws: Broken.self) {
            try await recorded("a").during {
                try await recorded("b").during {
                    try await waitFor("both parts") { events.withLock { $0.count == 2 } }
                    throw Broken()
                }
            }
        }
        #expect(events.withLock { $0 } == ["+a", "+b", "-b", "-a"])
    }

    @Test("every word of nginx's templates has a value")
    func words() throws {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let plan = StackPlan(
            owner: .current, addresses: ["127.0.0.1", "::1"], port: 8_080, servicePort: 8_081,
            hasRateLimits: true,
            migrations: "/m", publicFiles: "/p", nginxTemplates: "/n", program: "/e", databaseDirectory: "/d",
            nginxDirectory: "/g", serviceDirectory: "/s")
        let target = FilePath(NSTemporaryDirectory()).appending(
            "easybilling-words-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(atPath: target.string) }
        try NginxConfiguration(plan, into: target).write(FilePath(root).pushing("deploy/nginx"), into: target)
        for name in try FileManager.default.contentsOfDirectory(atPath: target.string)
        where name.hasSuffix(".conf") {
            let text = try String(contentsOfFile: target.appending(name).string, encoding: .utf8)
            #expect(!text.contains(#/\$\{[A-Z]/#), "\(name)")
        }
        let main = try String(contentsOfFile: target.appending("nginx.conf").string, encoding: .utf8)
        #expect(main.contains("listen 127.0.0.1:8080; listen [::1]:8080 ipv6only=on;"))
    }

    @Test(
        "a path that nginx's configuration cannot hold is refused",
        arguments: ["/a\"b", "/a$b", "/a\\b", "/a\nb"])
    func unfitPath(path: String) {
        let plan = StackPlan(
            owner: .current, addresses: ["127.0.0.1"], port: 1, servicePort: 2, hasRateLimits: true,
            migrations: "/m",
            publicFiles: FilePath(path), nginxTemplates: "/n", program: "/e", databaseDirectory: "/d",
            nginxDirectory: "/g", serviceDirectory: "/s")
        #expect(throws: StackError.self) { try NginxConfiguration(plan, into: "/c") }
    }

    @Test("a log that is too large is cut, and its content kept once")
    func logLimit() throws {
        let log = FilePath(NSTemporaryDirectory()).appending(
            "easybilling-log-\(UInt64.random(in: 0 ... .max))")
        defer {
            for name in [log.string, log.string + ".1"] { try? FileManager.default.removeItem(atPath: name) }
        }
        let limit = LogLimit(files: [log, "/nonexistent/log"], bytesMax: 10)
        for content in ["short", "longer than ten", "also longer than ten"] {
            try content.write(toFile: log.string, atomically: false, encoding: .utf8)
            try limit.apply()
        }
        #expect(try String(contentsOfFile: log.string, encoding: .utf8).isEmpty)
        #expect(try String(contentsOfFile: log.string + ".1", encoding: .utf8) == "also longer than ten")
    }

    @Test("a probe tells a server that is not there from one that does not answer")
    func probe() async throws {
        let free = try #require(SocketAddress.freeLoopbackPort())
        await #expect(throws: HTTPProbe.Failure.notConnected) {
            try await HTTPProbe(address: "127.0.0.1", port: free, path: "/").status()
        }
        await #expect(throws: HTTPProbe.Failure.notConnected) {
            try await HTTPProbe(address: "localhost", port: free, path: "/").status()
        }
        #expect(SocketAddress("127.0.0.1", port: free)?.availability == .free)
        #expect(SocketAddress("203.0.113.1", port: free)?.availability == .notOnThisMachine)
    }

    @Test("a log line is JSON whatever the message holds")
    func jsonLine() throws {
        var line = JSONLine()
        let hostile = "a\"b\\c\nd\u{0}\u{1f}é\u{2028}"
        line.add("message", hostile)
        line.add("key\"", "value")
        #expect(
            line.bytes.filter { $0 == UInt8(ascii: "\n") }.count == 1 && line.bytes.last == UInt8(ascii: "\n")
        )
        let read = try JSONDecoder().decode([String: String].self, from: Data(line.bytes))
        #expect(read == ["message": hostile, "key\"": "value"])
    }
}
