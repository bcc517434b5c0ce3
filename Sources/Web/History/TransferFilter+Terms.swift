import Ledger

/// What each term means to the ledger. Terms combine: each one narrows the filter further.
extension TransferFilter {
    mutating func narrow(by term: FilterTerm, caller: UserID) throws(FilterFault) {
        guard let field = FilterField(rawValue: term.field) else { throw .unknownField(term.field) }
        guard field.comparisons.contains(term.comparison) else {
            throw .comparison(term.comparison, field: term.field, allowed: field.comparisons)
        }
        switch field {
        case .user: try narrow(toUsers: term, caller: caller)
        case .account: try narrow(toAccounts: term)
        case .createdAt: try narrow(toTime: term)
        case .amount: try narrow(toAmount: term)
        case .status: try Self.narrow(&statuses, term, expected: "0 (completed) or -1 (refused)", Self.status)
        case .kind:
            try Self.narrow(
                &kinds, term, expected: Self.words(TransferKind.self), TransferKind.init(rawValue:))
        case .direction: try narrow(toDirection: term)
        case .currency: try narrow(toCurrency: term)
        case .text, .memo: try narrow(toText: term)
        }
    }

    /// `user = 7`, asked by client 7, means both accounts are theirs. Of two other clients, or of one other,
    /// the caller's history has nothing.
    private mutating func narrow(toUsers term: FilterTerm, caller: UserID) throws(FilterFault) {
        let users = try term.read("numbers of users") { Int64(digits: $0).flatMap(UserID.init) }
        let namesCaller = users.contains(caller)
        if term.comparison == .equal {
            kinds.formIntersection(namesCaller ? [.own] : [])
        } else if namesCaller {
            kinds.remove(.own)
        }
    }

    private mutating func narrow(toDirection term: FilterTerm) throws(FilterFault) {
        let asked = try term.one(Self.words(Direction.self), Direction.init(rawValue:))
        if let direction, direction != asked {
            // In and out at once is what own transfers are.
            kinds.formIntersection([.own])
        } else {
            direction = asked
        }
    }

    private mutating func narrow(toCurrency term: FilterTerm) throws(FilterFault) {
        let asked = try term.one(Self.words(Currency.self), Currency.init(rawValue:))
        guard currency == nil || currency == asked else { throw .askedTwice(field: term.field) }
        currency = asked
    }

    private mutating func narrow(toText term: FilterTerm) throws(FilterFault) {
        let asked = try term.one("1 to \(Self.textLengthMax) characters") { text in
            (1...Self.textLengthMax).contains(text.unicodeScalars.count) ? text : nil
        }
        guard text == nil || text == asked else { throw .askedTwice(field: term.field) }
        text = asked
    }

    private static func narrow<Element>(
        _ set: inout Set<Element>, _ term: FilterTerm, expected: String, _ parse: (String) -> Element?
    ) throws(FilterFault) {
        let values = try term.read(expected, parse)
        if term.comparison == .equal { set.formIntersection(values) } else { set.subtract(values) }
    }

    private static func status(_ text: String) -> TransferStatus? {
        switch text {
        case "0": .completed
        case "-1": .refused
        default: TransferStatus(rawValue: text)
        }
    }

    private static func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> String {
        Word.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
