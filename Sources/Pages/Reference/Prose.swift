/// A sentence with code and links in it, as a template shows it: `text`, `code` in backquotes,
/// `[label](address)`.
struct Prose {
    /// A part that is shown in one way.
    struct Run {
        let text: String
        let isCode: Bool
        /// Where it leads, when it is a link.
        let link: String?
    }

    let runs: [Run]

    init(_ text: String) {
        var runs: [Run] = []
        var rest = text[...]
        while let mark = rest.firstIndex(where: { $0 == "`" || $0 == "[" }) {
            guard let run = Self.run(at: rest[mark...]) else {
                runs.append(Run(text: String(rest[...mark]), isCode: false, link: nil))
                rest = rest[rest.index(after: mark)...]
                continue
            }
            if mark > rest.startIndex {
                runs.append(Run(text: String(rest[..<mark]), isCode: false, link: nil))
            }
            runs.append(run.run)
            rest = run.rest
        }
        if !rest.isEmpty { runs.append(Run(text: String(rest), isCode: false, link: nil)) }
        self.runs = runs
    }

    init(runs: [Run]) { self.runs = runs }

    static func + (left: Prose, right: Prose) -> Prose { Prose(runs: left.runs + right.runs) }

    /// A link to a place on the page, shown as code.
    static func link(_ text: String, to address: String) -> Prose {
        Prose(runs: [Run(text: text, isCode: true, link: address)])
    }

    /// The code or the link that begins here; `nil` where the mark is only a mark.
    private static func run(at text: Substring) -> (run: Run, rest: Substring)? {
        let inside = text.dropFirst()
        if text.first == "`" {
            guard let end = inside.firstIndex(of: "`") else { return nil }
            let run = Run(text: String(inside[..<end]), isCode: true, link: nil)
            return (run, inside[inside.index(after: end)...])
        }
        guard let end = inside.firstRange(of: "]("), let close = inside[end.upperBound...].firstIndex(of: ")")
        else { return nil }
        let label = inside[..<end.lowerBound]
        let isCode = label.count > 2 && label.first == "`" && label.last == "`"
        let run = Run(
            text: String(isCode ? label.dropFirst().dropLast() : label), isCode: isCode,
            link: String(inside[end.upperBound..<close]))
        return (run, inside[inside.index(after: close)...])
    }
}
