import FoundationEssentials
import LocalCluster
import Synchronization

/// Runs `body` with a new database that holds nothing, and drops it afterwards.
///
/// Safe to call from many tests at once; past a limit they take turns.
package func withEmptyDatabase<Value>(_ body: (TestDatabase) async throws -> Value) async throws -> Value {
    let server = try await TestServer.shared
    return try await withNewDatabase(on: server, madeBy: ClusterRole.creation(ofDatabase:), body)
}

/// Runs `body` with a new database in which all of the project's migrations are applied, and drops it
/// afterwards.
///
/// It is copied from a template that each process of tests migrates once. Safe to call from many tests at
/// once; past a limit they take turns.
package func withDatabase<Value>(_ body: (TestDatabase) async throws -> Value) async throws -> Value {
    let server = try await TestServer.shared
    let template = try await MigratedTemplate.name
    return try await withNewDatabase(
        on: server,
        madeBy: { "CREATE DATABASE \($0) OWNER \(ClusterRole.owner.rawValue) TEMPLATE \(template);\n" }, body)
}

/// Runs `body` with a copy of a test's database, to which nothing may be connected, and drops it afterwards.
///
/// For the holder of that database alone, one at a time: it takes no turn, as its holder has one.
package func withCopy<Value>(
    of database: TestDatabase, _ body: (TestDatabase) async throws -> Value
) async throws -> Value {
    try await withNewDatabase(
        on: try await TestServer.shared,
        madeBy: { "CREATE DATABASE \($0) OWNER \(ClusterRole.owner.rawValue) TEMPLATE \(database.name);\n" },
        takesTurn: false, body)
}

/// Most test databases at a time: each may have a pool of connections, and the server has room for 300.
private let turns = Turns(count: 12)
private let numbers = Atomic<Int>(0)

private func withNewDatabase<Value>(
    on server: TestServer, madeBy creation: (String) -> String, takesTurn: Bool = true,
    _ body: (TestDatabase) async throws -> Value
) async throws -> Value {
    let number = numbers.wrappingAdd(1, ordering: .relaxed).newValue
    let name = "easybilling_test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
    if takesTurn { await turns.take() }
    defer { if takesTurn { turns.giveBack() } }
    try await server.execute(creation(name) + ClusterRole.admission(toDatabase: name), database: "postgres")
    let outcome: Result<Value, any Error>
    do {
        outcome = .success(try await body(server.database(named: name)))
    } catch {
        outcome = .failure(error)
    }
    // What a test left connected is disconnected: it does not matter any more.
    try await server.execute("DROP DATABASE \(name) WITH (FORCE)", database: "postgres")
    return try outcome.get()
}
