import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Ledger
import Testing
import Web

@Suite("GET /api/user/<id>/transaction/")
struct HistoryRouteTests {
    private static let all = ["2.50", "1.11", "3.00", "10.00", "5.00", "20.00", "100.00"]

    /// Vera's payments, each known by its amount, and a friend who paid her.
    private func withStory(_ test: @Sendable (_ vera: Person, _ friend: Person) async throws -> Void)
        async throws
    {
        try await withService { service in
            let (vera, friend) = (
                try await service.newcomer("Vera Rest"), try await service.newcomer("Fritz Freund")
            )
            try await vera.pay(.usd, to: vera.account(.eur), "20.00", memo: "%3DHYPERLINK(1)")
            try await vera.pay(.usd, to: friend.account(.usd), "5.00", memo: "a+%22b%22,+c")
            try await vera.pay(.usd, to: vera.account(.cny), "10.00")
            try await vera.pay(.eur, to: friend.account(.eur), "3.00")
            try await vera.pay(.usd, to: friend.account(.cny), "1.11")
            try await friend.pay(.usd, to: vera.account(.usd), "2.50")
            let refused = try await vera.pay(
                "from=\(vera.account(.usd))&to=\(friend.account(.usd))&amount=777.00")
            #expect(refused.status == .unprocessableContent)
            try await test(vera, friend)
        }
    }

    @Test("completed transfers, newest first, are filtered and sorted as the original documents it")
    func grammar() async throws {
        try await withStory { vera, friend in
            let (eur, cny) = (vera.account(.eur), vera.account(.cny))
            let cases: [(String, [String])] = [
                ("", Self.all),
                ("?filter=user+=+\(vera.id)", ["10.00", "20.00"]), ("?filter=user=\(friend.id)", []),
                ("?filter=user+!=+\(vera.id)", ["2.50", "1.11", "3.00", "5.00", "100.00"]),
                ("?filter=invoice%20%3D%20\(eur)", ["3.00", "20.00"]),
                ("?filter=invoice%2B=%2B\(eur),\(cny)", ["3.00", "10.00", "20.00"]),
                ("?filter=invoice=\(friend.account(.cny))", ["1.11"]),
                ("?filter=invoice+!=+\(vera.account(.usd))", ["3.00"]),
                ("?filter=user=\(vera.id);created_at+>+2020-01-31", ["10.00", "20.00"]),
                ("?filter=user=\(vera.id)&filter=created_at+<+2020-01-31", []),
                ("?filter=created_at+>+2020-01-31T00:00:00+03:00", Self.all),
                ("?filter=status=-1", ["777.00"]), ("?filter=status=0,-1", ["777.00"] + Self.all),
                ("?filter=amount+>=+5;amount+<+20", ["10.00", "5.00"]), ("?filter=kind=deposit", ["100.00"]),
                ("?filter=direction=in;kind=external", ["2.50"]),
                ("?filter=text=fritz", ["2.50", "1.11", "3.00", "5.00"]),
                ("?filter=currency=CNY", ["10.00"]), ("?sort=created_at+asc", Self.all.reversed()),
                ("?filter=user=\(vera.id)&sort=amount+asc", ["10.00", "20.00"]),
                ("?filter=user=\(vera.id)&sort=amount+desc", ["20.00", "10.00"]),
                ("?limit=2&utm=x", ["2.50", "1.11"]),
            ]
            for (query, expected) in cases {
                let amounts = try await vera.amounts(query)
                #expect(amounts == expected, "\(query)")
            }
        }
    }

    @Test("what cannot be read is 400 with every fault")
    func faults() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let query = "?filter=colour=red;user=x&sort=up&limit=0&cursor=x"
            let fields =
                try await ann.get("/api/user/\(ann.id)/transaction/\(query)")
                .problem(400, "invalid_params")["fields"]?.arrayValue ?? []
            #expect(
                fields.compactMap { $0["pointer"]?.stringValue } == [
                    "/filter", "/filter", "/sort", "/limit", "/cursor",
                ])
            _ = try await ann.get("/api/user/\(ann.id)/transaction/?filter=%ZZ").problem(
                400, "invalid_params")
        }
    }

    @Test("pages are linked, keep filter and sort, and together are the whole list")
    func pages() async throws {
        try await withStory { vera, _ in
            for sort in ["created_at+desc", "created_at+asc", "amount+desc", "amount+asc"] {
                let whole = try await vera.amounts("?filter=amount+>+0&sort=\(sort)")
                var path: String? = "/api/user/\(vera.id)/transaction/?filter=amount+>+0&sort=\(sort)&limit=2"
                var read: [String] = []
                while let next = path {
                    let answer = try await vera.get(next)
                    let page = (try answer.json.arrayValue ?? []).compactMap { $0["amount"]?.stringValue }
                    #expect((1...2).contains(page.count))
                    read += page
                    let link = answer.headers[.link]
                    #expect(link?.hasSuffix(">; rel=\"next\"") ?? true)
                    path = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
                }
                #expect(read == whole && read.count == 7, "\(sort)")
            }
        }
    }

    @Test("a client who prefers CSV gets a table with the same rows")
    func table() async throws {
        try await withStory { vera, _ in
            let answer = try await vera.get(
                "/api/user/\(vera.id)/transaction/", headers: [.accept: "text/csv"])
            #expect(answer.headers[.contentType] == "text/csv; charset=utf-8; header=present")
            let lines = answer.text.split(separator: "\r\n").map(String.init)
            #expect(lines.count == 8 && lines[0] == TransferCSV.columns.joined(separator: ","))
            #expect(lines[6].contains(",'=HYPERLINK(1),") && lines[5].contains(#","a ""b"", c","#))
            let page = try await vera.get(
                "/api/user/\(vera.id)/transaction/", headers: [.accept: "text/html"])
            _ = try page.problem(406, "not_acceptable")
        }
    }

    @Test("the payee sees neither the fee nor the payer's balance")
    func payee() async throws {
        try await withStory { vera, friend in
            let row = try await friend.get("/api/user/\(friend.id)/transaction/?filter=amount=5").json[0]
            #expect(row?["amount"] == "5.00" && row?["fee"] == .null && row?["direction"] == "in")
            #expect(row?["balances"]?.objectValue?.map(\.name) == ["\(friend.account(.usd))"])
            let foreign = try await vera.get(
                "/api/user/\(vera.id)/transaction/019c1400-0000-7000-8000-000000000002/")
            _ = try foreign.problem(404, "not_found")
            _ = try await vera.get("/api/user/\(vera.id)/transaction/x/").problem(404, "not_found")
        }
    }
}
