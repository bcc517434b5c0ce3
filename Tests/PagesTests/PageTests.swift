import Foundation
import Ledger
import Testing

@testable import Pages

@Suite struct PageTests {
    static let languages = Language.allCases

    private func samples(_ language: Language = .english) throws -> Samples {
        Samples(renderer: try Samples.renderer.get(), language: language)
    }

    private func page(_ name: String) throws -> Markup {
        Markup(try #require(try samples().pages.first { $0.name == name }).bytes)
    }

    @Test(
        "Every page is whole: its language, one heading, no missing text, no tag of the templates",
        arguments: languages)
    func pagesAreWhole(_ language: Language) throws {
        for page in try samples(language).pages {
            let text = String(decoding: page.bytes, as: UTF8.self)
            let markup = Markup(page.bytes)
            #expect(text.hasPrefix("<!DOCTYPE html>\n"), "\(page.name)")
            #expect(markup.all("html").first?["lang"] == language.htmlTag)
            #expect(markup.all("h1").count == 1, "\(page.name)")
            #expect(markup.all("main").count == 1)
            #expect(!text.contains("⟦") && !text.contains("{{"), "\(page.name)")
        }
    }

    @Test(
        "Every link leads to this site or into the page, and every reference to an id finds it",
        arguments: languages)
    func linksLead(_ language: Language) throws {
        for page in try samples(language).pages {
            let markup = Markup(page.bytes)
            let ids = markup.elements.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count, "\(page.name)")
            for element in markup.elements {
                for name in ["href", "action"] {
                    guard let address = element[name] else { continue }
                    #expect(
                        address.hasPrefix("/") && !address.hasPrefix("//") || address.hasPrefix("#"),
                        "\(address)")
                    if address.hasPrefix("#") {
                        #expect(ids.contains(String(address.dropFirst())), "\(page.name) \(address)")
                    }
                }
                for name in ["for", "aria-describedby", "aria-labelledby", "popovertarget"] {
                    for id in (element[name] ?? "").split(separator: " ") {
                        #expect(ids.contains(String(id)), "\(page.name) \(name) \(id)")
                    }
                }
            }
        }
    }

    @Test("Every icon and style that pages name is a file's")
    func assetsExist() throws {
        let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../public/assets"
        )
        .standardizedFileURL
        let sprite = try String(contentsOf: assets.appending(path: "icons.svg"), encoding: .utf8)
        let icons = Set(Markup(sprite).all("symbol").compactMap { $0["id"] })
        for page in try samples().pages {
            for element in Markup(page.bytes).elements {
                guard let address = element["href"], address.hasPrefix("/assets/") else { continue }
                let parts = address.dropFirst("/assets/".count).split(separator: "#")
                #expect(
                    FileManager.default.fileExists(atPath: assets.appending(path: String(parts[0])).path()))
                if parts.count == 2 { #expect(icons.contains(String(parts[1])), "\(address)") }
            }
        }
    }

    @Test("The catalogue in the binary is the one that the app loads", arguments: languages)
    func cataloguesAreShared(_ language: Language) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../public/assets/i18n/\(language.rawValue).json").standardizedFileURL
        #expect(BuiltIn.catalogues[language] == Array(try Data(contentsOf: file)))
    }

    @Test("What was typed comes back, the password does not")
    func keepsWhatWasTyped() throws {
        for name in ["log-in-faulty", "sign-up-faulty"] {
            let inputs = try page(name).all("input")
            #expect(inputs.first { $0["name"] == "email" }?["value"] == "maria.example.com")
            #expect(inputs.first { $0["name"] == "password" }?["value"] == nil)
        }
        let inputs = try page("transfer-external-faulty").all("input")
        #expect(inputs.first { $0["name"] == "amount" }?["value"] == "5,000")
        #expect(inputs.first { $0["name"] == "memo" }?["value"] == "Rent for February")
        #expect(inputs.first { $0["value"] == "703" }?["checked"] != nil)
    }

    @Test("A faulty page says so in its title and gives its summary the focus")
    func faultyPagesSaySo() throws {
        for page in try samples().pages where page.name.hasSuffix("faulty") {
            let markup = Markup(page.bytes)
            #expect(markup.texts.first?.hasPrefix("Error: ") == true, "\(page.name)")
            let summary = markup.elements.first { $0["id"] == "faults" }
            #expect(
                summary?["autofocus"] != nil && summary?["tabindex"] == "-1" && summary?["role"] == "alert")
        }
    }

    @Test("The review page posts the quote's own figures with a one-time key")
    func reviewPostsTheQuote() throws {
        let review = try page("review")
        let hidden = review.all("input").filter { $0["type"] == "hidden" && $0["name"] != "return" }
        let fields = hidden.map { "\($0["name"] ?? "")=\($0["value"] ?? "")" }
        #expect(
            fields == [
                "kind=external", "from=701", "to=1203", "amount=250.00", "memo=Rent for February",
                "quote_id=0194c2f1-0000-7000-8000-000000000001", "idempotency_key=sample-key",
            ])
        #expect(
            review.all("form").contains { $0["method"] == "post" && $0["action"] == "/user/7/transaction/" })
        for text in [
            "250.00\u{A0}USD", "2.50\u{A0}USD", "252.50\u{A0}USD", "229.57\u{A0}EUR", "Pay 252.50\u{A0}USD",
        ] {
            #expect(
                review.texts.contains {
                    $0 == text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                })
        }
    }

    @Test("The payee sees neither fee nor the payer's balance")
    func payeesSeeTheirPart() throws {
        let texts = try page("receipt-received").texts
        #expect(!texts.contains("Commission") && !texts.contains("You paid in all"))
        #expect(texts.contains("3,960.00 CNY") && texts.contains("Li W."))
    }

    @Test("A receipt names the quote that it was priced by, to who had used it")
    func receiptNamesQuote() throws {
        #expect(try page("receipt").texts.contains("0194c2f1-0000-7000-8000-000000000001"))
        #expect(try !page("receipt-received").texts.contains("Quote’s id"))
    }

    @Test("A refused transfer says why and what to do, and has no sign")
    func refusalsSayWhy() throws {
        let texts = try page("receipt-refused").texts
        #expect(texts.contains("Not enough money on the account"))
        #expect(texts.contains { $0.contains("No money has moved.") && $0.contains("Send less") })
        let history = try page("history").texts
        #expect(history.contains("5,000.00 EUR") && !history.contains("\u{2212}5,000.00 EUR"))
    }

    @Test("A page that refuses names the slug for programs; other pages name none")
    func refusalsNameTheSlug() throws {
        let slugs = try ["receipt-refused", "error-404", "error-503", "review-faulty"].map { name in
            try page(name).all("div").compactMap { $0["data-slug"] }
        }
        #expect(slugs == [["insufficient_funds"], ["not_found"], ["outcome_unknown"], ["quote_expired"]])
        for name in ["receipt", "review"] {
            #expect(try page(name).all("div").allSatisfy { $0["data-slug"] == nil })
        }
    }

    @Test("A history that did not look at everything says so, and where to go on")
    func historyGoesOn() throws {
        let texts = try page("history-so-far").texts
        #expect(texts.contains("No transfer fits these filters so far.") && texts.contains("Look further"))
        #expect(!texts.contains("No transfer fits these filters.") && !texts.contains("Load more"))
        #expect(try page("history-nothing").texts.contains("No transfer fits these filters."))
    }

    @Test("A history sorted by date is grouped by day, one sorted by amount is not")
    func historyIsGrouped() throws {
        let byDate = try page("history")
        #expect(["Today", "Yesterday", "5 January 2026"].allSatisfy(byDate.texts.contains))
        #expect(byDate.all("th").compactMap { $0["aria-sort"] } == ["descending", "none"])
        let byAmount = try page("history-by-amount")
        #expect(!byAmount.texts.contains("Yesterday"))
        #expect(byAmount.all("th").compactMap { $0["aria-sort"] } == ["none", "descending"])
    }

    @Test("The current page, language and theme are marked")
    func marksWhatIsCurrent() throws {
        let markup = try page("history")
        #expect(
            markup.all("a").filter { $0["aria-current"] == "page" }.map { $0["href"] } == [
                "/user/7/transaction/"
            ])
        #expect(
            markup.all("button").filter { $0["aria-pressed"] == "true" }.map { $0["value"] } == [
                "en", "auto",
            ])
        #expect(markup.all("html").first?["data-theme"] == "auto")
    }

    @Test(
        "Every error has words, also one that nobody foresaw",
        arguments: [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503])
    func errorsHaveWords(_ status: Int) throws {
        let samples = try samples()
        let view = ErrorView(status: status, slug: "unforeseen", requestID: "abc", words: samples.words)
        #expect(!view.heading.contains("⟦") && !view.text.contains("⟦"))
        let text = String(
            decoding: samples.renderer.error(view, for: samples.signedOut(at: .home)), as: UTF8.self)
        #expect(text.contains("abc") && text.contains("\(status)"))
    }
}
