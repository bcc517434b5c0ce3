import FoundationEssentials
import Glibc
import LocalCluster
import SystemPackage
import TestSupport
import Testing

@testable import PostgreSQL

@Suite("A connection that listens")
struct ListeningTests {
    private static let channel = NotificationChannel("test_events")

    private func configuration(_ url: String) -> ConnectionConfiguration {
        ConnectionConfiguration(url: url, applicationName: "listener", connectTimeout: .seconds(30))
    }

    @Test("hears what is said from now on, in order, and only on its channel")
    func hears() async throws {
        try await withEmptyDatabase { database in
            try await withQuietPool(on: database) { pool in
                try await pool.notify(Self.channel, ["before"])
                let ear = try await ListeningConnection.open(configuration(database.url), to: Self.channel)
                try await pool.notify(NotificationChannel("other"), ["elsewhere"])
                try await pool.notify(Self.channel, ["one", "two, Ж", ""])
                try await pool.notify(Self.channel, ["three"])
                var heard: [Notification] = []
                while heard.count < 4 { heard += try await ear.notifications(within: .patience) }
                #expect(heard.map(\.payload) == ["one", "two, Ж", "", "three"])
                #expect(heard.allSatisfy { $0.channel == "test_events" && $0.senderProcess > 0 })
                #expect(try await ear.notifications(within: .milliseconds(1)).isEmpty)
                await ear.close()
            }
        }
    }

    @Test("is woken out of its wait by a word, and out of a cancelled one at once, and stays good")
    func woken() async throws {
        try await withEmptyDatabase { database in
            try await withQuietPool(on: database) { pool in
                let ear = try await ListeningConnection.open(configuration(database.url), to: Self.channel)
                let waiting = Task { try await ear.notifications(within: .patience) }
                waiting.cancel()
                let error = try await failure { try await waiting.value }
                #expect(error.reason == .cancelled)
                async let heard = ear.notifications(within: .patience)
                try await pool.notify(Self.channel, ["word"])
                #expect(try await heard.map(\.payload) == ["word"])
                await ear.close()
            }
        }
    }

    @Test("takes a payload of the longest length; the next is refused before anything is sent")
    func longest() async throws {
        try await withEmptyDatabase { database in
            try await withQuietPool(on: database) { pool in
                let ear = try await ListeningConnection.open(configuration(database.url), to: Self.channel)
                let longest = String(repeating: "x", count: Notification.payloadBytesMax)
                let error = try await failure {
                    try await pool.notify(Self.channel, ["first", longest + "x"])
                }
                #expect(error.reason == .invalidParameter && error.outcome == .nothingDone)
                try await pool.notify(Self.channel, [longest])
                #expect(try await ear.notifications(within: .patience).map(\.payload) == [longest])
                await ear.close()
            }
        }
    }

    @Test("says that it is lost when the server ends it, whether it waits or not")
    func killed() async throws {
        try await withPool { pool, overseer in
            for isWaiting in [true, false] {
                let ear = try await ListeningConnection.open(
                    configuration(pool.configurationURL), to: Self.channel)
                let backend = try #require(
                    try await overseer.backends(where: "application_name = 'listener'").first)
                if isWaiting {
                    async let error = failure { try await ear.notifications(within: .patience) }
                    try await overseer.terminate(backend)
                    #expect(try await error.reason == .connectionLost)
                } else {
                    try await overseer.terminate(backend)
                    let error = try await failure { try await ear.notifications(within: .patience) }
                    #expect(error.reason == .connectionLost)
                }
                await ear.close()
            }
        }
    }

    @Test("notices a server that does not answer any more, though nobody closed the connection")
    func frozen() async throws {
        try await withPool { pool, overseer in
            var configuration = configuration(pool.configurationURL)
            configuration.statementDeadline = .milliseconds(200)
            let ear = try await ListeningConnection.open(configuration, to: Self.channel)
            let backend = try #require(
                try await overseer.backends(where: "application_name = 'listener'").first)
            #expect(kill(backend, SIGSTOP) == 0)
            defer { kill(backend, SIGCONT) }
            let error = try await failure { try await ear.notifications(within: .milliseconds(1)) }
            #expect(error.reason == .deadlineExceeded)
            kill(backend, SIGCONT)
            await ear.close()
        }
    }

    @Test("is lost with a server that is restarted, and a new one hears again")
    func restarted() async throws {
        let directory = FilePath("/tmp/easybilling-tests-\(UInt32.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(
            atPath: directory.string, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755])
        defer { try? FileManager.default.removeItem(atPath: directory.string) }
        let cluster = try LocalCluster(
            ClusterConfiguration(directory: directory.appending("pg")), logger: .silent)
        let url = cluster.address.url(database: "postgres", role: .superuser)
        let ear = try await cluster.run { _ in
            try await ListeningConnection.open(configuration(url), to: Self.channel)
        }
        let error = try await failure { try await ear.notifications(within: .patience) }
        #expect(error.reason == .connectionLost)
        await ear.close()
        let refused = try await failure {
            try await ListeningConnection.open(configuration(url), to: Self.channel)
        }
        #expect(refused.reason == .connectFailed)
        try await cluster.run { _ in
            let again = try await ListeningConnection.open(configuration(url), to: Self.channel)
            try await cluster.execute("NOTIFY test_events, 'back'", database: "postgres")
            let heard = try await again.notifications(within: .patience)
            #expect(heard.map(\.payload) == ["back"])
            await again.close()
        }
    }

    private func withQuietPool(
        on database: TestDatabase, _ body: (ConnectionPool) async throws -> Void
    ) async throws {
        let pool = ConnectionPool(
            PoolConfiguration(connection: configuration(database.url)), statements: [], logger: .silent)
        try await body(pool)
        await pool.close(deadline: .seconds(10))
    }
}

extension ConnectionPool {
    fileprivate var configurationURL: String { configuration.connection.url }
}
