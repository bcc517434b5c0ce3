import JSON
import Methods

/// A method's example as code that can be pasted: a shell with curl, Python with nothing but its own library,
/// JavaScript for Node.js.
///
/// The token is taken from the environment variable `EASYBILLING_TOKEN`: it belongs in no file.
struct MethodSamples {
    let description: MethodDescription
    let params: JSON
    /// `http://localhost:8080`
    let origin: String

    var set: CodeSet {
        CodeSet(
            name: description.name,
            [
                CodeSample(.curl, curl), CodeSample(.python, python), CodeSample(.javascript, javascript),
            ])
    }

    private var needsToken: Bool { description.access != .anybody }

    private var call: JSON {
        var call: JSONObject = ["jsonrpc": "2.0", "id": 1, "method": .string(description.name)]
        if params != [:] { call["params"] = params }
        return .object(call)
    }

    private var curl: String {
        let body = CodeLiteral(.json).text(call, indent: "  ").replacing("'", with: #"'\''"#)
        let token = needsToken ? " \\\n  -H \"Authorization: Bearer $EASYBILLING_TOKEN\"" : ""
        return """
            curl -sS \(origin)/rpc \\
              -H 'Content-Type: application/json'\(token) \\
              -d '\(body)'
            """
    }

    private var python: String {
        let token = #", "Authorization": "Bearer " + os.environ["EASYBILLING_TOKEN"]"#
        return """
            import json\(needsToken ? ", os" : "")
            from urllib.request import Request, urlopen

            call = \(CodeLiteral(.python).text(call))
            headers = {"Content-Type": "application/json"\(needsToken ? token : "")}
            request = Request("\(origin)/rpc", json.dumps(call).encode(), headers)
            with urlopen(request, timeout=30) as answer:
                print(json.load(answer))
            """
    }

    private var javascript: String {
        let token = "\n    \"Authorization\": `Bearer ${process.env.EASYBILLING_TOKEN}`,"
        return """
            const call = \(CodeLiteral(.javascript).text(call));
            const answer = await fetch("\(origin)/rpc", {
              method: "POST",
              headers: {
                "Content-Type": "application/json",\(needsToken ? token : "")
              },
              body: JSON.stringify(call),
            });
            console.log(JSON.stringify(await answer.json()));
            """
    }
}
