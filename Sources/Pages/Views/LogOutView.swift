/// The question before a session ends, for a link that came from another site.
package struct LogOutView: Sendable {
    let actionAddress: String

    package init() {
        actionAddress = PageURL.logOut.text
    }
}
