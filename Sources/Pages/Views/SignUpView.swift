/// The page on which somebody becomes a client. The password is never shown again.
package struct SignUpView: Sendable {
    let actionAddress: String
    let logInAddress: String
    let email: FieldView
    let name: FieldView
    let password: FieldView
    let passwordHint: String
    let summary: FaultSummary?

    /// - Parameter passwordLengthMin: characters, for the hint under the field.
    package init(
        email: String = "", name: String = "", passwordLengthMin: Int, faults: [FormFault] = [], words: Words
    ) {
        let form = FormState(faults: faults, words: words)
        actionAddress = PageURL.signUp.text
        logInAddress = PageURL.logIn(returnTo: nil).text
        self.email = form.field(.email, email)
        self.name = form.field(.name, name)
        password = form.field(.password, "")
        passwordHint = words.counted(.signUpPasswordHint, passwordLengthMin)
        summary = form.summary
    }
}
