package import Hummingbird
package import Methods
package import Web

/// Every server-rendered page at its address.
package struct Site: Sendable {
    private let desk: PageDesk

    package init(services: Services, renderer: PageRenderer) {
        desk = PageDesk(doorkeeper: Doorkeeper(services: services), renderer: renderer)
    }

    /// Adds all its addresses. What the router does for every address has to be added to it before.
    package func add(to router: Router<WebContext>) {
        let logIn = LogInPage(desk: desk)
        let signUp = SignUpPage(desk: desk)
        let logOut = LogOutPage(desk: desk)
        let transfer = TransferPage(desk: desk)
        let history = HistoryPage(desk: desk)
        router.resource("/", [.get: HomePage(desk: desk).show])
        router.resource("/docs", [.get: ReferencePage(desk: desk).show])
        router.resource("/login", accepting: [.form], [.get: logIn.show, .post: logIn.submit])
        router.resource("/signup", accepting: [.form], [.get: signUp.show, .post: signUp.submit])
        router.resource("/logout", accepting: [.form], [.get: logOut.show, .post: logOut.submit])
        router.resource("/language", accepting: [.form], [.post: PreferenceForm.language.submit])
        router.resource("/theme", accepting: [.form], [.post: PreferenceForm.theme.submit])
        router.resource("/user/:user", [.get: AccountsPage(desk: desk).show])
        router.resource("/user/:user/transfer", [.get: transfer.show])
        router.resource(
            "/user/:user/transaction", accepting: [.form], [.get: history.show, .post: transfer.submit])
        router.resource("/user/:user/statement", [.get: StatementPage(desk: desk).show])
        let security = SecurityPage(desk: desk)
        router.resource("/user/:user/security", [.get: security.show])
        router.resource("/user/:user/security/sessions", accepting: [.form], [.post: security.endSessions])
        router.resource("/user/:user/security/keys", accepting: [.form], [.post: security.makeKey])
        router.resource("/user/:user/security/keys/revoked", accepting: [.form], [.post: security.revokeKey])
        router.resource("/user/:user/transaction/:transfer", [.get: ReceiptPage(desk: desk).show])
    }
}
