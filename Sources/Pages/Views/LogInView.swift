/// The page with e-mail and password. The password is never shown again.
package struct LogInView: Sendable {
    let actionAddress: String
    let signUpAddress: String
    let returnTo: String?
    let email: FieldView
    let password: FieldView
    let remembers: Bool
    let summary: FaultSummary?

    package init(
        email: String = "", remembers: Bool = false, returnTo: LocalAddress? = nil, faults: [FormFault] = [],
        words: Words
    ) {
        let form = FormState(faults: faults, words: words)
        actionAddress = PageURL.logIn(returnTo: nil).text
        signUpAddress = PageURL.signUp.text
        self.returnTo = returnTo?.text
        self.email = form.field(.email, email)
        password = form.field(.password, "")
        self.remembers = remembers
        summary = form.summary
    }
}
