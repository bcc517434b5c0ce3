/// What the last form did: shown once, on the page that the answer 303 leads to.
///
/// A closed set, so that the cookie which carries it (`outcome`, one minute) can say nothing but these words.
package enum Outcome: String, Sendable, CaseIterable {
    case signedUp = "signed_up"
    case loggedIn = "logged_in"
    case loggedOut = "logged_out"
    case transferCompleted = "transfer_completed"
    /// The same form was sent twice: the one transfer is shown, no second one was made.
    case transferRepeated = "transfer_repeated"
    case transferRefused = "transfer_refused"
    case logInFirst = "log_in_first"
    case sessionEnded = "session_ended"
    case sessionsEnded = "sessions_ended"
    case keyMade = "key_made"
    case keyRevoked = "key_revoked"

    var text: String { "outcome.\(rawValue)" }

    /// How it is coloured and which icon stands beside it: never colour alone.
    var tone: String {
        switch self {
        case .signedUp, .loggedIn, .transferCompleted, .sessionEnded, .sessionsEnded, .keyMade, .keyRevoked:
            "good"
        case .loggedOut, .transferRepeated, .logInFirst: "plain"
        case .transferRefused: "bad"
        }
    }

    var icon: String {
        switch tone {
        case "good": "check"
        case "bad": "refused"
        default: "info"
        }
    }
}
