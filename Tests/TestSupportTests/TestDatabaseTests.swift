import LocalCluster
import TestSupport
import Testing

@Suite("A test's database")
struct TestDatabaseTests {
    let programs: ServerPrograms

    init() throws {
        programs = try ServerPrograms.find()
    }

    @Test("is its own: forty tests at once do not see each other", arguments: 0..<40)
    func isolation(number: Int) async throws {
        try await withEmptyDatabase { database in
            try await programs.execute(
                "CREATE TABLE t (n int); INSERT INTO t VALUES (\(number))", url: database.ownerURL)
            let seen = try await programs.execute("SELECT n FROM t", url: database.superuserURL)
            #expect(seen == "\(number)\n")
        }
    }

    @Test("is reached as the role that each of its URLs names")
    func roles() async throws {
        try await withEmptyDatabase { database in
            for (url, role) in [
                (database.url, "easybilling_app"), (database.ownerURL, "easybilling"),
                (database.readerURL, "easybilling_reader"), (database.superuserURL, "postgres"),
            ] {
                let seen = try await programs.execute("SELECT current_user", url: url)
                #expect(seen == role + "\n")
            }
            await #expect(throws: LocalClusterError.self) {
                try await programs.execute("CREATE TABLE public.t (n int)", url: database.url)
            }
        }
    }

    @Test("is dropped when the test is done, also when it failed with a connection open")
    func dropping() async throws {
        struct Failure: Error {}
        var name = ""
        await #expect(throws: Failure.self) {
            try await withEmptyDatabase { database in
                name = database.name
                throw Failure()
            }
        }
        let left = try await withEmptyDatabase { other in
            try await programs.execute(
                "SELECT count(*) FROM pg_database WHERE datname = '\(name)'", url: other.url)
        }
        #expect(left == "0\n")
    }

    @Test("comes with all migrations applied", arguments: 0..<4)
    func migrated(number: Int) async throws {
        try await withDatabase { database in
            let tables = try await programs.execute(
                "SELECT count(*) > 5 FROM information_schema.tables WHERE table_schema NOT LIKE 'pg%'",
                url: database.superuserURL)
            #expect(tables == "t\n")
        }
    }
}
