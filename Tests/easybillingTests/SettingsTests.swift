import Configuration
import Foundation
import Identity
import Testing
import Web

@testable import easybilling

@Suite("The settings of a command")
struct SettingsTests {
    private func reader(_ environment: [String: String]) -> SettingsReader {
        SettingsReader(
            environment: ConfigReader(
                provider: EnvironmentVariablesProvider(environmentVariables: environment)))
    }

    private func faults(_ environment: [String: String]) -> [String] {
        do throws(ConfigurationError) {
            _ = try ServeSettings(reader(environment))
            return []
        } catch {
            return error.faults.map { "\($0.name) \($0.sentence)" }
        }
    }

    @Test("have defaults for all but the database")
    func defaults() throws {
        let settings = try ServeSettings(reader(["DATABASE_URL": "postgresql:///x"]))
        #expect(settings.databaseURL == "postgresql:///x")
        #expect(settings.listenAddress == "127.0.0.1")
        #expect(settings.port == 8_081)
        #expect(settings.shutdownDeadline == .seconds(8))
        #expect(settings.trustedProxies.isEmpty)
        #expect(settings.hasRateLimits)
        #expect(settings.userLimit == LimitConfiguration().user)
        #expect(settings.payeeLimit == LimitConfiguration().payees)
        #expect(faults([:]) == ["DATABASE_URL is not set; it has no default"])
    }

    @Test("are refused with every fault at once")
    func allFaults() {
        let found = faults([
            "PORT": "0", "SHUTDOWN_DEADLINE": "10", "RATE_LIMITS": "no", "LOG_LEVEL": "loud",
            "DATABASE_CONNECTIONS_MAX": "٣", "TRUSTED_PROXIES": "10.0.0.0/8,nginx",
            "CORS_ORIGINS": "https://shop.example,*",
        ])
        #expect(
            found == [
                "DATABASE_URL is not set; it has no default",
                "DATABASE_CONNECTIONS_MAX is “٣”, not: integer from 1 to 500",
                "PORT is “0”, not: integer from 1 to 65535",
                "SHUTDOWN_DEADLINE is “10”, not: duration from 1s to 10min",
                "TRUSTED_PROXIES is “10.0.0.0/8,nginx”, not: IP addresses or networks between commas",
                "CORS_ORIGINS is “https://shop.example,*”, not: "
                    + "origins such as https://shop.example between commas, "
                    + "at most 50",
                "RATE_LIMITS is “no”, not: on or off",
                "LOG_LEVEL is “loud”, not: trace, debug, info, notice, warning, error, critical",
            ])
    }

    @Test("that limit are so many in so long")
    func quotas() throws {
        func read(_ text: String) throws -> Quota {
            try ServeSettings(reader(["DATABASE_URL": "x", "RATE_LIMIT_USER": text])).userLimit
        }
        #expect(try read("20/10s") == Quota(20, each: .seconds(10)))
        #expect(try read("1/1440min") == Quota(1, each: .seconds(86_400)))
        #expect(try read("1000000/1000ms") == Quota(1_000_000, each: .seconds(1)))
        for text in [
            "20", "20/", "/10s", "0/10s", "-1/10s", "1000001/1s", "20/10", "20/0s", "20/500ms", "20/1500ms",
            "20/1441min", "20/10s/1", "20 /10s", "٣/10s",
        ] {
            let found = faults(["DATABASE_URL": "x", "RATE_LIMIT_USER": text])
            #expect(
                found == [
                    "RATE_LIMIT_USER is “\(text)”, not: "
                        + "1 to 1000000, a slash, and a duration from 1s to 1440min"
                ], "\(text)")
        }
    }

    @Test("that are secret may stand in a file, whose first line they are")
    func secretFile() throws {
        let path = NSTemporaryDirectory() + "secret-\(UInt64.random(in: 0 ... .max))"
        try "postgresql:///from-file\nrest".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(
            try ServeSettings(reader(["DATABASE_URL_FILE": path])).databaseURL == "postgresql:///from-file")
        #expect(faults(["DATABASE_URL_FILE": path, "DATABASE_URL": "x"]).count == 1)
        #expect(
            faults(["DATABASE_URL_FILE": "/nonexistent"]).first?.hasPrefix("DATABASE_URL cannot be read")
                == true)
    }

    @Test("other sites' pages are listed by their origins, none of them by default and at most fifty")
    func corsOrigins() throws {
        let base = ["DATABASE_URL": "x"]
        #expect(try ServeSettings(reader(base)).corsOrigins.isEmpty)
        let two = base.merging(["CORS_ORIGINS": "https://Shop.example:443, http://localhost:3000"]) { $1 }
        #expect(
            try ServeSettings(reader(two)).corsOrigins.map(\.text) == [
                "https://shop.example", "http://localhost:3000",
            ])
        let fifty = (1...50).map { "https://shop\($0).example" }
        #expect(faults(base.merging(["CORS_ORIGINS": fifty.joined(separator: ",")]) { $1 }).isEmpty)
        let more = fifty + ["https://shop51.example"]
        #expect(faults(base.merging(["CORS_ORIGINS": more.joined(separator: ",")]) { $1 }).count == 1)
    }

    @Test("rate limits go off only where nobody else reaches the service")
    func rateLimits() {
        let base = ["DATABASE_URL": "x", "RATE_LIMITS": "off"]
        for address in ["127.0.0.1", "127.8.0.1", "::1"] {
            #expect(faults(base.merging(["LISTEN_ADDRESS": address]) { $1 }).isEmpty, "\(address)")
        }
        for address in [
            "0.0.0.0", "::", "10.0.0.1", "localhost", "::ffff:127.0.0.1", "127.0.0.1.example.com",
        ] {
            #expect(faults(base.merging(["LISTEN_ADDRESS": address]) { $1 }).count == 1, "\(address)")
        }
        #expect(throws: ConfigurationError.self) {
            try UpSettings(reader(["RATE_LIMITS": "off"]), port: nil, addresses: ["127.0.0.1", "0.0.0.0"])
        }
    }

    @Test("each have a name of their own and a help that says what they mean")
    func help() {
        let all = ServeSettings.all + MigrateSettings.all + ReaderSettings.all
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.allSatisfy { $0.meaning.hasSuffix(".") && !$0.kind.isEmpty })
        #expect(
            ServeSettings.databaseURL.help == """
                  DATABASE_URL  (PostgreSQL connection URL, or a file's path in DATABASE_URL_FILE; required)
                      The database, as the role easybilling_app.
                """)
    }

    @Test(
        "a duration is a whole number and its unit",
        arguments: [
            ("500ms", Duration.milliseconds(500)), ("10s", .seconds(10)), ("5min", .seconds(300)),
            ("0s", .zero),
            ("10", nil), ("s", nil), ("-1s", nil), ("1.5s", nil), ("1 s", nil), ("9999999999999999min", nil),
            ("", nil),
        ])
    func durations(text: String, duration: Duration?) {
        #expect(Duration(brief: text) == duration)
        if let duration, duration > .zero { #expect(duration.brief == text) }
    }
}
