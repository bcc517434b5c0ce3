import Glibc
import PostgreSQL
import TestSupport
import Testing

@Suite struct OpeningTests {
    @Test("A statement that does not fit the schema fails the opening, by name")
    func schemaMismatch() async throws {
        let wrong = Statement("item.wrong", "SELECT price FROM item")
        try await withPool(Common.Item.all + [wrong], schema: Common.Item.schema) { pool, _ in
            let error = try await failure { try await pool.ping() }
            #expect(error.reason == .connectFailed && error.outcome == .nothingDone)
            #expect(error.statement == "item.wrong" && error.sqlState == .undefinedColumn)
            #expect(!"\(error)".contains("price"), "no SQL in what may be logged")
        }
    }

    @Test("A server that refuses, or is not there, is reported without its address")
    func refused() async throws {
        try await withEmptyDatabase { database in
            let wrongs = [
                database.superuserURL.replacing(database.name, with: "nowhere"),
                "postgresql://nobody@127.0.0.1:1/nowhere", "host=/nonexistent dbname=nowhere",
            ]
            for url in wrongs {
                let error = try await failure { try await Connection.open(ConnectionConfiguration(url: url)) }
                #expect(error.reason == .connectFailed && error.outcome == .nothingDone)
                #expect(!"\(error)".contains("nowhere") && !"\(error)".contains("127.0.0.1"))
                #expect(error.underlyingMessage?.isEmpty == false)
            }
        }
    }

    @Test("A URL that cannot be read is refused without repeating it")
    func unreadable() async throws {
        for url in [
            "postgresql://user:secret@host/db?nonsense=1", "postgresql://user:secret%@host/",
            "password=secret wrong", "dbname=a\0b",
        ] {
            let error = try await failure { try await Connection.open(ConnectionConfiguration(url: url)) }
            #expect(error.reason == .invalidConfiguration)
            #expect(
                !"\(error)\(String(reflecting: error))\(error.underlyingMessage ?? "")".contains("secret"))
        }
    }

    @Test("A server that accepts and then says nothing is given up at the connect time-out")
    func silence() async throws {
        try await withSilentServer { port in
            let start = ContinuousClock.now
            let error = try await failure {
                try await Connection.open(
                    ConnectionConfiguration(
                        url: "postgresql://user@127.0.0.1:\(port)/db", connectTimeout: .milliseconds(100)))
            }
            #expect(error.reason == .connectFailed)
            #expect(ContinuousClock.now - start >= .milliseconds(100))
        }
    }

    @Test("Cancelling a task while it opens a connection ends the attempt")
    func cancelled() async throws {
        try await withSilentServer { port in
            let configuration = ConnectionConfiguration(
                url: "postgresql://user@127.0.0.1:\(port)/db", connectTimeout: .seconds(60))
            let error = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await Connection.open(configuration) }
                group.cancelAll()
                return try await failure { try await group.waitForAll() }
            }
            #expect(error.reason == .cancelled)
        }
    }

    /// A port of this machine where connections are accepted by the kernel and nobody answers.
    private func withSilentServer(_ test: (UInt16) async throws -> Void) async throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                #expect(bind(listener, address, length) == 0 && listen(listener, 16) == 0)
                #expect(getsockname(listener, address, &length) == 0)
            }
        }
        try await test(UInt16(bigEndian: address.sin_port))
    }
}
