import JSON
import Ledger
import Methods
import Testing

@testable import Web

@Suite("What a history's address asks for")
struct TransferQueryTests {
    private static let caller = UserID(7) ?? .house

    private func query(_ text: String, _ more: String = "") throws -> TransferQuery {
        let parameters = try QueryParameters(parsing: "filter=\(URLEncodedPairs.encoded(text))\(more)")
        return try TransferQuery(parameters, caller: Self.caller, statuses: [.completed])
    }

    private func filter(_ text: String) throws -> TransferFilter { try query(text).filter }

    private func account(_ number: Int64) throws -> AccountID { try #require(AccountID(number)) }

    private func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test("completed transfers alone are shown, unless a status is asked for")
    func status() throws {
        #expect(try filter("").statuses == [.completed])
        #expect(try filter("status = -1").statuses == [.refused])
        #expect(try filter("status = 0").statuses == [.completed])
        #expect(try filter("status = 0,-1").statuses == [.completed, .refused])
        #expect(try filter("status != 0").statuses == [.refused])
        #expect(try filter("status = refused").statuses == [.refused])
        #expect(try filter("status = 0;status = -1").statuses == [])
    }

    @Test("a user on both sides is the caller's own transfers; another user has none here")
    func user() throws {
        #expect(try filter("user = 7").kinds == [.own])
        #expect(try filter("user = 8,7").kinds == [.own])
        #expect(try filter("user = 8").kinds == [])
        #expect(try filter("user != 7").kinds == [.external, .deposit])
        #expect(try filter("user != 8").kinds == Set(TransferKind.allCases))
        #expect(try filter("user = 7;kind = external").kinds == [])
    }

    @Test(
        "one of a transfer's accounts is among those of each term; two terms are as many as it has accounts")
    func accounts() throws {
        let (own, other) = (try account(701), try account(802))
        #expect(try filter("invoice = 701,802").parties == [[own, other]])
        #expect(try filter("invoice = 701;invoice = 802").parties == [[own], [other]])
        #expect(try filter("invoice != 701;invoice != 802").accountsExcluded == [own, other])
        #expect(throws: Failure.self) { try filter("invoice = 1;invoice = 2;invoice = 3") }
    }

    @Test("kind, direction, currency and text narrow further")
    func others() throws {
        #expect(try filter("kind = own,deposit").kinds == [.own, .deposit])
        #expect(try filter("kind != own").kinds == [.external, .deposit])
        #expect(try filter("direction = in").direction == .incoming)
        #expect(try filter("direction = in;direction = out").kinds == [.own])
        #expect(try filter("currency = EUR").currency == .eur)
        #expect(try filter("text = lunch").text == "lunch")
        #expect(try filter("memo = \"a;b\"").text == "a;b")
    }

    @Test("amounts know all six operators, and combine")
    func amounts() throws {
        #expect(try filter("amount = 1.00,2").amounts == [100, 200])
        #expect(try filter("amount = 1,2;amount = 2,3").amounts == [200])
        #expect(try filter("amount != 1.5").amountsExcluded == [150])
        #expect(try filter("amount > 1").amountMin == 101)
        #expect(try filter("amount >= 1;amount >= 3;amount >= 2").amountMin == 300)
        #expect(try filter("amount < 1").amountMax == 99)
        #expect(try filter("amount <= 0").amountMax == 0)
        #expect(try filter("amount <= 90000000000000.00").amountMax == Amount.minorUnitsMax)
    }

    @Test("a date in a comparison is the midnight it begins with, as the original has it")
    func dateBounds() throws {
        let midnight = try time("2026-01-31T00:00:00Z")
        #expect(try filter("created_at > 2026-01-31").createdFrom == midnight.next)
        #expect(try filter("created_at >= 2026-01-31").createdFrom == midnight)
        #expect(try filter("created_at < 2026-01-31").createdBefore == midnight)
        #expect(try filter("created_at <= 2026-01-31").createdBefore == midnight.next)
        let both = try filter(
            "created_at > 2026-01-01;created_at >= 2026-01-31;created_at < 2026-02-02;created_at < 2026-02-01"
        )
        #expect(both.createdFrom == midnight)
        #expect(both.createdBefore == (try time("2026-02-01T00:00:00Z")))
    }

    @Test("an equal date is its whole day, several are each, and the days between are left out")
    func dates() throws {
        let one = try filter("created_at = 2026-01-31")
        #expect(one.createdFrom == (try time("2026-01-31T00:00:00Z")))
        #expect(one.createdBefore == (try time("2026-02-01T00:00:00Z")))
        let two = try filter("created_at = 2026-02-02,2026-01-31,2026-02-01T12:00:00Z")
        #expect(two.createdFrom == (try time("2026-01-31T00:00:00Z")))
        #expect(two.createdBefore == (try time("2026-02-03T00:00:00Z")))
        let noon = try time("2026-02-01T12:00:00Z")
        #expect(
            two.createdExcluded == [
                try time("2026-02-01T00:00:00Z")..<noon, noon.next..<(try time("2026-02-02T00:00:00Z")),
            ])
        #expect(
            try filter("created_at != 2026-01-31").createdExcluded == [
                try time("2026-01-31T00:00:00Z")..<(try time("2026-02-01T00:00:00Z"))
            ])
    }

    @Test(
        "a date-time is repaired from what an address has left of it",
        arguments: [
            "2026-01-31T12:00:00Z", "2026-01-31T15:00:00+03:00", "2026-01-31T15:00:00 03:00",
            "2026-01-31 12:00:00",
            "2026-01-31+12:00:00", "2026-01-31T12:00", "2026-01-31 12:00", "2026-01-31T12:00:00.000",
            "2026-01-31t12:00:00z",
            "2026-01-31T09:00:00-03:00", "2026-01-31 15:00 03:00",
        ])
    func repaired(text: String) throws {
        #expect(try filter("created_at >= \(text)").createdFrom == (try time("2026-01-31T12:00:00Z")))
    }

    @Test(
        "a fault names the field or the value, and every fault is told",
        arguments: [
            ("colour = red", "colour"), ("user = abc", "abc"), ("user = -1", "-1"),
            ("user = 99999999999999999999", "user"),
            ("user > 2", "user"), ("created_at > soon", "soon"), ("created_at > 2026-02-30", "2026-02-30"),
            ("created_at > 2026-01-31,2026-02-01", "created_at"), ("invoice = 1,x", "x"),
            ("invoice = 0", "invoice"),
            ("status = 7", "7"), ("kind = gift", "gift"), ("direction = up", "up"), ("currency = GBP", "GBP"),
            ("currency = usd", "usd"), ("currency = USD;currency = EUR", "currency"),
            ("text = a;text = b", "text"),
            ("text = a,b", "text"), ("amount > -1", "-1"), ("amount = 1e3", "1e3"),
            ("amount > 1,2", "amount"), ("Text = a", "Text"),
            ("created_at > 10000-01-01", "10000-01-01"), ("user = ٣", "user"), ("nonsense", "nonsense"),
        ])
    func faults(text: String, named: String) throws {
        do {
            _ = try query("\(text);colour = blue")
            Issue.record("it was taken")
        } catch let failure as Failure {
            #expect(failure.slug == .invalidParams)
            #expect(failure.fields.first?.pointer == "/filter")
            #expect(failure.fields.contains { $0.detail.contains(named) }, "\(failure.fields)")
        }
    }

    @Test("a fault repeats only little of what was sent, and nothing invisible")
    func brief() throws {
        do {
            _ = try query("user = \u{1B}[31m\u{202E}" + String(repeating: "x", count: 1000))
        } catch let failure as Failure {
            #expect(failure.detail.unicodeScalars.count < 150)
            #expect(
                !failure.detail.unicodeScalars.contains("\u{1B}")
                    && !failure.detail.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test(
        "sorts are read with and without a direction",
        arguments: [
            ("", .newest), ("created_at", .newest), ("created_at desc", .newest), ("created_at ASC", .oldest),
            ("amount", .largest), ("amount+asc", .smallest), (" amount  desc ", .largest),
        ] as [(String, TransferSort)])
    func sorts(text: String, sort: TransferSort) throws {
        #expect(try query("", "&sort=\(URLEncodedPairs.encoded(text))").sort == sort)
    }

    @Test(
        "sort, limit and cursor are refused by their name",
        arguments: [
            ("sort=colour asc", "/sort"), ("sort=created_at sideways", "/sort"),
            ("sort=amount asc x", "/sort"),
            ("sort=amount&sort=amount", "/sort"), ("limit=0", "/limit"), ("limit=201", "/limit"),
            ("limit=x", "/limit"),
            ("limit=", "/limit"), ("limit=+5", "/limit"), ("limit=99999999999999999999", "/limit"),
            ("cursor=", "/cursor"),
            ("cursor=nonsense", "/cursor"), ("cursor=o-019c1400-0000-7000-8000-000000000002-5", "/cursor"),
        ])
    func parameters(text: String, pointer: String) throws {
        do {
            _ = try query("", "&" + text.replacing(" ", with: "%20").replacing("+", with: "%2B"))
            Issue.record("it was taken")
        } catch let failure as Failure {
            #expect(failure.fields.map(\.pointer) == [pointer])
        }
    }

    @Test("the largest limit is the method's own")
    func limit() throws {
        let members = try #require(ListClientTransfers.params.members)
        let limit = try #require(members.first { $0.name == "limit" })
        #expect(limit.jsonSchema["maximum"] == .integer(Int64(TransferQuery.limitMax)))
        #expect(try query("", "&limit=200").limit == 200)
    }

    @Test("a filter has at most 8000 bytes")
    func long() throws {
        #expect(throws: Failure.self) { try query("text = " + String(repeating: "x", count: 8000)) }
    }
}
