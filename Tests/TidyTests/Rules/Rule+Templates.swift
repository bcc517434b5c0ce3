extension Rule {
    /// How pages are kept from becoming markup that a client has written.
    static let templates: [Rule] = [
        Rule(
            "templates escape everything: no triple braces, no ampersand",
            caught: [
                ("A.mustache", "<p>{{{name}}}</p>"), ("A.mustache", "<p>{{& name}}</p>"),
                ("A.mustache", "<p>{{ &name}}</p>"),
            ],
            passed: [("A.mustache", "<p>{{name}}</p>{{#a}}&amp;{{/a}}")]
        ) { $0.isTemplate ? $0.findings(of: /\{\{\{|\{\{\s*&/, "unescaped") : [] },

        Rule(
            "a value in an attribute stands in double quotes",
            caught: [
                ("A.mustache", "<a href={{address}}>"), ("A.mustache", "<a href='{{address}}'>"),
                ("A.mustache", "<a href=/u/{{id}}>"),
                ("A.mustache", "<a href = {{address}}>"),
            ],
            passed: [
                (
                    "A.mustache",
                    "<a href=\"{{address}}\"{{#a}} hidden{{/a}} title=\"{{a}} = {{b}}\">a={{b}}</a>"
                )
            ]
        ) { file in
            guard file.isTemplate else { return [] }
            return file.lines.enumerated().flatMap { number, line in
                line.matches(of: /<[a-zA-Z][^<>]*/).filter { tag in
                    // What is left of a tag without its quoted values holds no braces but sections and
                    // partials.
                    tag.0.replacing(/"[^"]*"/, with: "\"\"").contains(/=\s*'?[^\s"'{]*\{\{/)
                }.map { _ in Finding(path: file.path, line: number + 1, what: "an attribute without quotes") }
            }
        },

        Rule(
            "a template names the escaper that it is written for",
            caught: [("Sources/Pages/Templates/a.mustache", "<p>{{name}}</p>")],
            passed: [("Sources/Pages/Templates/a.mustache", "{{% CONTENT_TYPE:PAGE}}\n<p></p>")]
        ) { file in
            guard file.isTemplate, file.lines.first?.hasPrefix("{{% CONTENT_TYPE:PAGE}}") != true else {
                return []
            }
            return [Finding(path: file.path, line: 1, what: "no content type")]
        },

        Rule(
            "templates hold no script and no style of their own: the content policy would refuse them",
            caught: [
                ("A.mustache", "<script>a()</script>"), ("A.mustache", "<p style=\"a\">"),
                ("A.mustache", "<a onclick=\"a()\">"),
                ("A.mustache", "<a href=\"javascript:a()\">"),
            ],
            passed: [("A.mustache", "<script src=\"/assets/a.js\" defer></script><p class=\"style\">")]
        ) {
            $0.isTemplate
                ? $0.findings(
                    of: /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/,
                    "inline code or style") : []
        },
    ]
}
