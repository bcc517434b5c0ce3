// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with: Swift 6 with the stricter readings of it that exist today.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// The targets that hold C memory also mark each place where Swift's checks end.
let wrapper: [SwiftSetting] = strict + [.strictMemorySafety()]

/// A target in `Sources/`. What stands in `uses` is all that it may import: arrows point downward only.
func room(
    _ name: String, uses: [Target.Dependency], settings: [SwiftSetting] = strict, resources: [Resource] = []
) -> Target {
    .target(name: name, dependencies: uses, resources: resources, swiftSettings: settings)
}

func tests(of name: String, uses: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + uses, resources: resources,
        swiftSettings: strict)
}

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1: Target.Dependency = .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "easybilling",
    products: [.executable(name: "easybilling", targets: ["easybilling"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),

        room("PostgreSQL", uses: ["CPostgres", log], settings: wrapper),
        room("JSON", uses: ["CJansson"], settings: wrapper),
        room("JSONRPC", uses: ["JSON"]),
        room("Ledger", uses: []),
        room("LedgerStore", uses: ["Ledger", "PostgreSQL", log]),
        room("Audit", uses: ["Ledger", "PostgreSQL"]),
        room("Identity", uses: ["CSodium", "Ledger", "PostgreSQL", log], settings: wrapper),
        room("Events", uses: ["Ledger", "LedgerStore", "PostgreSQL", log]),
        room(
            "Methods",
            uses: ["Events", "Identity", "JSON", "JSONRPC", "Ledger", "LedgerStore", "PostgreSQL", log]),
        room("Catalog", uses: ["JSON", "Methods"]),
        room(
            "Web",
            uses: [
                "Identity", "JSON", "Ledger", "Methods", hummingbird, hummingbirdCore, httpTypes, nio,
                nioHTTP1, nioHTTPTypes, nioHTTPTypesHTTP1, log, metrics,
            ]),
        room(
            "HTTPAPI",
            uses: [
                "Catalog", "Events", "Identity", "JSON", "JSONRPC", "Ledger", "Methods", "Web", hummingbird,
                httpTypes, nio, log, metrics,
            ]),
        room(
            "Pages",
            uses: [
                "Identity", "JSON", "Ledger", "Methods", "Web", hummingbird, httpTypes, nio, log,
                .product(name: "Mustache", package: "swift-mustache"),
            ], resources: [.embedInCode("Templates"), .embedInCode("Texts"), .embedInCode("Guides")]),
        room("Migrations", uses: ["PostgreSQL", log]),
        room("LocalCluster", uses: [log, subprocess, systemPackage]),
        .executableTarget(
            name: "easybilling",
            dependencies: [
                "Audit", "Catalog", "Events", "HTTPAPI", "Identity", "JSON", "Ledger", "LedgerStore",
                "LocalCluster", "Methods", "Migrations", "Pages", "PostgreSQL", "Web", hummingbird, log,
                metrics, nio, subprocess, systemPackage,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "PostingBench", dependencies: ["Ledger", "LedgerStore", "PostgreSQL", log],
            path: "Benchmarks/Posting", swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: ["LocalCluster", "Migrations", "PostgreSQL", log, subprocess, systemPackage],
            path: "Tests/TestSupport", swiftSettings: strict),
        .target(name: "TestRandom", path: "Tests/TestRandom", swiftSettings: strict),
        .target(
            name: "TestBank",
            dependencies: [
                "Events", "Ledger", "LedgerStore", "PostgreSQL", "TestRandom", "TestSupport", log,
            ],
            path: "Tests/TestBank", swiftSettings: strict),
        tests(of: "TestSupport", uses: ["LocalCluster", "PostgreSQL"]),
        tests(of: "LocalCluster", uses: ["TestSupport", log, subprocess, systemPackage]),
        tests(of: "Migrations", uses: ["PostgreSQL", "TestSupport", log, systemPackage]),
        tests(of: "PostgreSQL", uses: ["LocalCluster", "TestSupport", log, systemPackage]),
        .target(
            name: "TestVectors", dependencies: ["JSON"], path: "Tests/TestVectors", swiftSettings: strict),
        .target(
            name: "FuzzTargets",
            dependencies: ["Identity", "JSON", "JSONRPC", "Ledger", "Methods", "Web", httpTypes],
            path: "Tests/FuzzTargets", swiftSettings: strict),
        tests(of: "FuzzTargets", uses: ["TestVectors"]),
        tests(of: "JSON", uses: ["TestVectors"]),
        tests(of: "JSONRPC", uses: ["JSON", "TestVectors"]),
        tests(of: "Ledger", uses: ["TestRandom"]),
        tests(
            of: "LedgerStore",
            uses: [
                "Identity", "Ledger", "PostgreSQL", "TestBank", "TestRandom", "TestSupport", log,
            ]),
        tests(
            of: "Audit",
            uses: ["Ledger", "LedgerStore", "PostgreSQL", "TestBank", "TestRandom", "TestSupport"]),
        tests(of: "Identity", uses: ["Ledger", "PostgreSQL", "TestSupport", log]),
        tests(
            of: "Events",
            uses: ["Ledger", "LedgerStore", "PostgreSQL", "TestBank", "TestRandom", "TestSupport", log]),
        tests(
            of: "Methods",
            uses: [
                "Events", "Identity", "JSON", "JSONRPC", "Ledger", "LedgerStore", "PostgreSQL", "TestRandom",
                "TestSupport", log,
            ]),
        tests(of: "Catalog", uses: ["JSON", "Methods"]),
        tests(
            of: "Web",
            uses: [
                "Identity", "JSON", "Ledger", "Methods", hummingbird, hummingbirdTesting, httpTypes, nio, log,
                nioHTTPTypes, .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        tests(
            of: "HTTPAPI",
            uses: [
                "Catalog", "Events", "Identity", "JSON", "Ledger", "LedgerStore", "Methods", "Pages",
                "PostgreSQL", "TestBank", "TestSupport", "TestVectors", "Web", hummingbird,
                hummingbirdTesting, httpTypes, nio, log, metrics,
            ]),
        tests(
            of: "Pages",
            uses: ["JSON", "Ledger", "Methods", "Web", .product(name: "Mustache", package: "swift-mustache")]),
        tests(
            of: "easybilling",
            uses: [
                "Audit", "HTTPAPI", "Identity", "Ledger", "LedgerStore", "LocalCluster", "PostgreSQL",
                "TestBank", "TestSupport", "Web", log, systemPackage,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// libFuzzer stands in its own program, which is there only when it is asked for: see Tests/fuzz/build.
if Context.environment["EASYBILLING_FUZZ"] != nil {
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Tests/fuzz/CLibFuzzer"),
        .executableTarget(
            name: "Fuzz", dependencies: ["CLibFuzzer", "FuzzTargets"], path: "Tests/fuzz/Driver",
            swiftSettings: strict),
    ]
}
