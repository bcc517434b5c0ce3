import Ledger

/// What one instance tells the others: whose accounts changed, whose sessions ended, or that all are to look.
struct Announcement: Hashable, Sendable {
    private(set) var news: [UserID] = []
    private(set) var sessions: [UserID] = []
    var isForEverybody = false

    var isEmpty: Bool { news.isEmpty && sessions.isEmpty && !isForEverybody }

    /// Users are gathered as they come, so one may stand here often; past the limit all are meant.
    mutating func add(news users: [UserID]) {
        guard !isForEverybody else { return }
        news += users
        if news.count > EventLimits.usersAnnouncedMax { meanEverybody() }
    }

    mutating func add(sessionsOf user: UserID) {
        guard !isForEverybody else { return }
        sessions.append(user)
        if sessions.count > EventLimits.usersAnnouncedMax { meanEverybody() }
    }

    private mutating func meanEverybody() {
        self = Announcement()
        isForEverybody = true
    }

    /// As notifications of at most `bytesMax` bytes each: the sender, then words `n7` for news of user 7,
    /// `s7` for sessions, `*` for everybody.
    func payloads(from sender: String, bytesMax: Int) -> [String] {
        if isForEverybody { return ["\(sender) *"] }
        let words = Set(news).sorted().map { "n\($0)" } + Set(sessions).sorted().map { "s\($0)" }
        var payloads: [String] = []
        var payload = sender
        for word in words {
            if payload.utf8.count + 1 + word.utf8.count > bytesMax {
                payloads.append(payload)
                payload = sender
            }
            payload += " " + word
        }
        return words.isEmpty ? [] : payloads + [payload]
    }

    /// Reads what another instance said; `nil` for what this one said itself. A word that is not known, as
    /// of a newer version, means everybody.
    init?(_ payload: String, unlessFrom sender: String) {
        let words = payload.split(separator: " ")
        guard let first = words.first, first != sender else { return nil }
        for word in words.dropFirst() {
            switch (word.first, Int64(word.dropFirst()).flatMap(UserID.init)) {
            case ("n", let user?): news.append(user)
            case ("s", let user?): sessions.append(user)
            default:
                meanEverybody()
                return
            }
        }
    }

    init() {}
}
