import Ledger

/// What surrounds every page: title, navigation, preferences, the outcome of the last form. Read by
/// `layout.mustache`.
struct Frame {
    struct Link {
        let address: String
        let label: String
        let icon: String
        let isCurrent: Bool
    }

    /// One value that a preference may have, as a button of its form.
    struct Choice {
        let value: String
        let label: String
        let languageTag: String
        let icon: String
        let isChosen: Bool
    }

    struct Signed {
        let name: String
        let initials: String
        let number: String
        let securityAddress: String
    }

    struct Notice {
        let text: String
        let tone: String
        let icon: String
        /// What went wrong is said at once, what went well when the reader has finished.
        let role: String
    }

    let title: String
    let languageTag: String
    /// `light`, `dark` or `auto`, for `<html data-theme>`.
    let theme: String
    /// The class of `<body>`: the page's name.
    let name: String
    let homeAddress: String
    let logInAddress: String
    let signUpAddress: String
    let isSignedOut: Bool
    let address: String
    let signed: Signed?
    let links: [Link]
    let languages: [Choice]
    let themes: [Choice]
    let notice: Notice?

    init(visit: Visit, page: String, title: String, section: Section?, words: Words) {
        self.title = title
        name = page
        languageTag = visit.language.htmlTag
        theme = visit.theme.rawValue
        address = visit.address
        homeAddress = visit.visitor.map { PageURL.accounts($0.user).text } ?? PageURL.home.text
        logInAddress = PageURL.logIn(returnTo: nil).text
        signUpAddress = PageURL.signUp.text
        isSignedOut = visit.visitor == nil
        signed = visit.visitor.map { visitor in
            Signed(
                name: visitor.name, initials: visitor.initials,
                number: words(.frameClient, ["number": "\(visitor.user)"]),
                securityAddress: PageURL.security(visitor.user).text)
        }
        links = visit.visitor.map { Self.links(for: $0.user, current: section, words: words) } ?? []
        languages = Language.allCases.map { language in
            Choice(
                value: language.rawValue, label: language.ownName, languageTag: language.htmlTag, icon: "",
                isChosen: language == visit.language)
        }
        themes = Theme.allCases.map { theme in
            Choice(
                value: theme.rawValue, label: words(theme.title), languageTag: "", icon: theme.icon,
                isChosen: theme == visit.theme)
        }
        notice = visit.outcome.map { outcome in
            Notice(
                text: words.text(outcome.text), tone: outcome.tone, icon: outcome.icon,
                role: outcome.tone == "bad" ? "alert" : "status")
        }
    }

    private static func links(for user: UserID, current: Section?, words: Words) -> [Link] {
        Section.allCases.map { section in
            switch section {
            case .accounts:
                Link(
                    address: PageURL.accounts(user).text, label: words(.frameAccounts), icon: "wallet",
                    isCurrent: current == section)
            case .transfer:
                Link(
                    address: PageURL.transfer(user).text, label: words(.frameTransfer), icon: "send",
                    isCurrent: current == section)
            case .history:
                Link(
                    address: PageURL.history(user).text, label: words(.frameHistory), icon: "history",
                    isCurrent: current == section)
            }
        }
    }
}
