/// One function a page: what it shows, and to whom.
extension PageRenderer {
    /// For visitors who are not logged in.
    package func home(_ view: HomeView, for visit: Visit) -> [UInt8] {
        page("home", view, .titleHome, for: visit)
    }

    /// E-mail and password, and the way to sign up.
    package func logIn(_ view: LogInView, for visit: Visit) -> [UInt8] {
        page("log-in", view, .titleLogIn, isFaulty: view.summary != nil, for: visit)
    }

    /// The form that makes a client.
    package func signUp(_ view: SignUpView, for visit: Visit) -> [UInt8] {
        page("sign-up", view, .titleSignUp, isFaulty: view.summary != nil, for: visit)
    }

    /// A client's accounts, their worth together, the latest transfers.
    package func accounts(_ view: AccountsView, for visit: Visit) -> [UInt8] {
        page("accounts", view, .titleAccounts, section: .accounts, for: visit)
    }

    /// Both transfer forms; a tab leads from one to the other.
    package func transferForm(_ view: TransferFormView, for visit: Visit) -> [UInt8] {
        page(
            "transfer-form", view, .titleTransfer, section: .transfer, isFaulty: view.summary != nil,
            for: visit)
    }

    /// The quote, and the button that makes the transfer.
    package func review(_ view: ReviewView, for visit: Visit) -> [UInt8] {
        page("review", view, .titleReview, section: .transfer, isFaulty: view.summary != nil, for: visit)
    }

    /// One transfer under its lasting address.
    package func receipt(_ view: ReceiptView, for visit: Visit) -> [UInt8] {
        page("receipt", view, .titleReceipt, section: .history, for: visit)
    }

    /// A client's transfers, filtered and sorted.
    package func history(_ view: HistoryView, for visit: Visit) -> [UInt8] {
        page("history", view, .titleHistory, section: .history, isFaulty: view.summary != nil, for: visit)
    }

    /// An account's statement, which prints.
    package func statement(_ view: StatementPageView, for visit: Visit) -> [UInt8] {
        page("statement", view, .titleStatement, section: .history, isFaulty: view.summary != nil, for: visit)
    }

    /// Where a client is logged in, and their API keys.
    package func security(_ view: SecurityView, for visit: Visit) -> [UInt8] {
        page("security", view, .titleSecurity, isFaulty: view.summary != nil, for: visit)
    }

    /// The reference of the interface for programs.
    package func reference(_ view: ReferenceView, for visit: Visit) -> [UInt8] {
        page("reference", view, .titleReference, for: visit)
    }

    /// Asks before a session ends.
    package func logOut(_ view: LogOutView, for visit: Visit) -> [UInt8] {
        page("log-out", view, .titleLogOut, for: visit)
    }

    /// Any status from 400 up.
    package func error(_ view: ErrorView, for visit: Visit) -> [UInt8] {
        let words = words(in: visit.language)
        return page(
            "error", view, words(.titleOnSite, ["page": view.heading]), section: nil, for: visit, words: words
        )
    }

    /// A title says first when something is wrong: a screen reader reads it before all else.
    private func page(
        _ template: String, _ view: Any, _ title: TextKey, section: Section? = nil, isFaulty: Bool = false,
        for visit: Visit
    ) -> [UInt8] {
        let words = words(in: visit.language)
        var text = words(title)
        if title != .titleHome { text = words(.titleOnSite, ["page": text]) }
        if isFaulty { text = words(.titleFaulty, ["page": text]) }
        return page(template, view, text, section: section, for: visit, words: words)
    }

    private func page(
        _ template: String, _ view: Any, _ title: String, section: Section?, for visit: Visit, words: Words
    ) -> [UInt8] {
        let frame = Frame(visit: visit, page: template, title: title, section: section, words: words)
        return render(root(view, in: frame, words: words), with: template)
    }
    /// What a template sees: `t` holds the texts, `frame` what surrounds the page, every other name is the
    /// view's.
    func root(_ view: Any, in frame: Frame, words: Words) -> ViewNode {
        var members = ViewNode.members(of: view)
        members["frame"] = ViewNode(reflecting: frame)
        members["t"] = TextTree(words.catalogue)
        return ViewNode(members)
    }
}
