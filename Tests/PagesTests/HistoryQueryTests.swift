import Ledger
import Web
import Testing

@testable import Pages

@Suite struct HistoryQueryTests {
    @Test("The form becomes the grammar of the address")
    func readsTheForm() throws {
        let fields: [FormField: String] = [
            .account: "701", .direction: "out", .amountMin: "1 000,5", .dateFrom: "2026-01-01",
            .dateTo: "2026-01-31",
            .text: " rent; \"flat\" ", .status: "",
        ]
        let query = HistoryQuery(form: { fields[$0] }, sort: HistorySort(.amount, isDescending: false))
        #expect(
            query.parameters.map(\.value) == [
                "invoice = 701;direction = out;amount >= 1000.5;"
                    + "created_at >= 2026-01-01;created_at < 2026-02-01;" + #"text = "rent; ""flat""""#,
                "amount asc", "",
            ])
        #expect(query.lastDay == "2026-01-31")
        let user = try #require(UserID(7))
        #expect(PageURL.history(user, query).text.hasPrefix("/user/7/transaction/?filter=invoice+%3D+701%3B"))
        #expect(PageURL.historyCSV(user, query).text.hasSuffix("&sort=amount+asc&format=csv"))
    }

    @Test(
        "A value with the grammar's own marks stands in quotes",
        arguments: [
            ("rent", "text = rent"), ("a b", "text = a b"), ("a,b", #"text = "a,b""#),
            ("c++", #"text = "c++""#),
            ("\"\u{301}", "text = \"\"\"\u{301}\""),
            (#"""#, #"text = """""#), (" a", #"text = " a""#), ("аренда", "text = аренда"),
        ])
    func quotesMarks(_ value: String, _ text: String) {
        #expect(FilterTerm(FilterTerm.Field.text, .equal, value).text == text)
    }

    @Test("What is malformed stays as typed, for the method to refuse by name")
    func keepsWhatIsMalformed() {
        let fields: [FormField: String] = [.amountMax: "lots", .dateTo: "soon"]
        let query = HistoryQuery(form: { fields[$0] })
        #expect(query.filters.map(\.text) == ["amount <= lots", "created_at < soon"])
        #expect(query.lastDay == "soon")
    }

    @Test("The standard order and an empty filter leave no trace in the address")
    func omitsWhatIsStandard() throws {
        #expect(PageURL.history(try #require(UserID(7))).text == "/user/7/transaction/")
    }

    @Test(
        "A column's heading turns its order round, another begins downward, both begin the list anew"
    )
    func toggles() {
        let query = HistoryQuery(sort: .standard, cursor: "abc")
        #expect(query.sorted(by: .createdAt).sort == HistorySort(.createdAt, isDescending: false))
        #expect(query.sorted(by: .amount).sort == HistorySort(.amount))
        #expect(query.sorted(by: .amount).cursor == nil)
    }

    @Test("An order is read as the address writes it")
    func readsSorts() {
        #expect(HistorySort("amount asc") == HistorySort(.amount, isDescending: false))
        #expect(HistorySort("created_at") == .standard)
        for text in ["", "amount up", "name asc", "amount asc desc"] { #expect(HistorySort(text) == nil) }
    }

    @Test("A chip takes away its own term and no other")
    func chipsRemoveTheirTerm() throws {
        let words = try Samples.renderer.get().words(in: .english)
        let user = try #require(UserID(7))
        let terms = [
            FilterTerm("user", .equal, "2"), FilterTerm(FilterTerm.Field.account, .equal, ["701", "702"]),
            FilterTerm(FilterTerm.Field.direction, .equal, "in"),
            FilterTerm(FilterTerm.Field.amount, .atMost, "1000"),
            FilterTerm(FilterTerm.Field.createdAt, .below, "2026-02-01"),
            FilterTerm(FilterTerm.Field.direction, .equal, "sideways"),
        ]
        let labels = terms.map { HistoryChip.label(for: $0, words: words) }
        #expect(
            labels == [
                "user = 2", "invoice = 701,702", "Money in", "Up to 1,000", "Until 31 January 2026",
                "direction = sideways",
            ])
        let query = HistoryQuery(filters: terms, cursor: "abc")
        let chip = HistoryChip(terms[0], label: "", in: query, of: user)
        #expect(
            chip.removeAddress == PageURL.history(user, HistoryQuery(filters: Array(terms.dropFirst()))).text)
    }
}
