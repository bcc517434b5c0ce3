import Ledger
import Methods
import Web

@testable import Pages

extension Samples {
    /// Every page in each of its states.
    var pages: [Page] { clientsPages + [referencePage] }

    /// Those that show what clients write themselves.
    var clientsPages: [Page] {
        entrancePages + accountPages + transferPages + historyPages + statementPages + securityPages
            + otherPages
    }

    var entrancePages: [Page] {
        [
            page("home", "home", HomeView(words: words), signedOut(at: .home), renderer.home),
            page(
                "log-in", "log-in",
                LogInView(email: names.email, returnTo: LocalAddress("/user/7/"), words: words),
                signedOut(at: .logIn(returnTo: nil), .logInFirst), renderer.logIn),
            page(
                "log-in-faulty", "log-in",
                LogInView(
                    email: names.typed, remembers: true, faults: [FormFault(.unauthenticated)], words: words),
                signedOut(at: .logIn(returnTo: nil)), renderer.logIn),
            page(
                "sign-up", "sign-up", SignUpView(passwordLengthMin: 8, words: words), signedOut(at: .signUp),
                renderer.signUp),
            page(
                "sign-up-faulty", "sign-up",
                SignUpView(
                    email: names.typed, name: names.client, passwordLengthMin: 8,
                    faults: [
                        FormFault(.emailMalformed, at: .email), FormFault(.passwordTooShort, at: .password),
                    ],
                    words: words),
                signedOut(at: .signUp), renderer.signUp),
            page("log-out", "log-out", LogOutView(), signedIn(at: .logOut), renderer.logOut),
        ]
    }

    var accountPages: [Page] {
        [
            page(
                "accounts", "accounts",
                AccountsView(
                    user: user, accounts: accounts, total: usd(13_957_61),
                    ratesSince: Self.valid(Timestamp(rfc3339: "2026-02-14T15:21:00Z")), latest: transfers,
                    now: now, words: words),
                signedIn(at: .accounts(user)), renderer.accounts),
            page(
                "accounts-new", "accounts",
                AccountsView(
                    user: user, accounts: emptyAccounts, total: nil, ratesSince: now, latest: [], now: now,
                    words: words),
                signedIn(at: .accounts(user), .signedUp), renderer.accounts),
        ]
    }

    var transferPages: [Page] {
        let mistyped = TransferDraft(
            form: .external, from: "703", to: names.typed, amount: "5,000", memo: names.memo)
        let faults = [FormFault(.accountUnknown, at: .to), FormFault(.invalidAmount, at: .amount)]
        return [
            transferForm("transfer-own", TransferDraft()),
            transferForm(
                "transfer-own-faulty", TransferDraft(from: "701", to: "701"),
                [FormFault(.sameAccount, at: .to)]),
            transferForm("transfer-external", TransferDraft(form: .external)),
            transferForm("transfer-external-faulty", mistyped, faults),
            review("review", own: false),
            review("review-own", own: true),
            review("review-faulty", own: false, faults: [FormFault(.quoteExpired, refusal: .quoteExpired)]),
            receipt("receipt", sent, .transferCompleted),
            receipt("receipt-received", received),
            receipt("receipt-own", converted),
            receipt("receipt-refused", refused, .transferRefused),
        ]
    }

    var historyPages: [Page] {
        let filtered = HistoryQuery(
            filters: [
                FilterTerm(FilterTerm.Field.direction, .equal, "out"),
                FilterTerm(FilterTerm.Field.amount, .atLeast, "1250.50"),
                FilterTerm(FilterTerm.Field.createdAt, .atLeast, "2026-01-16"),
                FilterTerm(FilterTerm.Field.text, .equal, names.memo),
            ])
        let mistyped = HistoryQuery(filters: [FilterTerm(FilterTerm.Field.amount, .atLeast, names.typed)])
        let faults = [
            FormFault(.invalidAmount, at: .amountMin),
            FormFault(.filterUnknown, values: ["value": names.typed]),
        ]
        return [
            history("history", HistoryQuery(cursor: "abc"), transfers, next: "def"),
            history("history-by-amount", HistoryQuery(sort: HistorySort(.amount)), transfers),
            history("history-filtered", filtered, [sent, refused]),
            history("history-nothing", filtered, []),
            history("history-so-far", filtered, [], next: "def", isShort: true),
            history("history-empty", HistoryQuery(), []),
            history("history-faulty", mistyped, [sent], faults: faults),
        ]
    }

    var statementPages: [Page] {
        let month = StatementPeriod.thisMonth(now: now)
        return [
            statement("statement", month, statementOfMonth),
            statement("statement-empty", .lastMonth(now: now), emptyStatement),
            statement("statement-whole", StatementPeriod(from: "", to: "2026-02-14"), statementOfMonth),
            statement(
                "statement-faulty", StatementPeriod(from: names.typed, to: "2026-02-30"), nil,
                faults: StatementPeriod(from: names.typed, to: "2026-02-30").faults),
            statement(
                "statement-too-long", month, nil, faults: [FormFault(.periodTooLong, at: .dateFrom)]),
        ]
    }

    private func statement(
        _ name: String, _ period: StatementPeriod, _ statement: StatementSummary?, faults: [FormFault] = []
    ) -> Page {
        let account = accounts[0].id
        let view = StatementPageView(
            reader: Visitor(user: user, name: names.client), account: account, period: period,
            accounts: accounts, statement: statement, now: now, faults: faults, words: words)
        return page(
            name, "statement", view, signedIn(at: .statement(user, account, period)), renderer.statement)
    }

    var referencePage: Page {
        let view = ReferenceView(
            cast: MethodExample.Cast([]), isPersonal: false, origin: "http://localhost:8080")
        return page("reference", "reference", view, signedOut(at: .docs), renderer.reference)
    }

    var otherPages: [Page] {
        [
            (404, "not_found"), (403, "forbidden"), (429, "rate_limited"), (500, "internal"),
            (503, "outcome_unknown"),
        ]
        .map { status, slug in
            let view = ErrorView(
                status: status, slug: slug, requestID: names.requestID,
                retryAddress: status >= 429 ? LocalAddress("/user/7/") : nil, words: words)
            return page("error-\(status)", "error", view, signedIn(at: .accounts(user)), renderer.error)
        }
    }

    private func transferForm(_ name: String, _ draft: TransferDraft, _ faults: [FormFault] = []) -> Page {
        let view = TransferFormView(
            user: user, accounts: accounts, draft: draft, faults: faults, words: words)
        return page(name, "transfer-form", view, signedIn(at: .transfer(user, draft)), renderer.transferForm)
    }

    private func review(_ name: String, own: Bool, faults: [FormFault] = []) -> Page {
        let draft = TransferDraft(
            form: own ? .own : .external, from: "701", to: own ? "702" : "1203", amount: "250",
            memo: names.memo)
        let view = ReviewView(
            user: user, draft: draft, quote: quote(own: own), key: Self.valid(IdempotencyKey("sample-key")),
            faults: faults,
            words: words)
        return page(name, "review", view, signedIn(at: .transfer(user, draft)), renderer.review)
    }

    private func receipt(_ name: String, _ transfer: TransferSummary, _ outcome: Outcome? = nil) -> Page {
        let view = ReceiptView(user: user, transfer: transfer, words: words)
        return page(
            name, "receipt", view, signedIn(at: .receipt(user, transfer.id), outcome), renderer.receipt)
    }

    private func history(
        _ name: String, _ query: HistoryQuery, _ transfers: [TransferSummary], next: String? = nil,
        isShort: Bool = false, faults: [FormFault] = []
    ) -> Page {
        let view = HistoryView(
            user: user, query: query, accounts: accounts, transfers: transfers, nextCursor: next,
            isShort: isShort,
            now: now, faults: faults, words: words)
        return page(name, "history", view, signedIn(at: .history(user, query)), renderer.history)
    }
}
