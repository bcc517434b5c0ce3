import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Testing
import Web

@Suite("POST /api/login/")
struct LogInRouteTests {
    private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    private static let json: HTTPFields = [.contentType: "application/json"]

    @Test("a form and JSON, with and without the slash, log in: cookie and token are one session")
    func logIn() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let form = "email=\(ann.email.replacing("@", with: "%40"))&password=a+sentence+for%20tests"
            let json: JSON = ["email": .string(ann.email), "password": .string(Person.password)]
            for path in ["/api/login", "/api/login/"] {
                for (headers, body) in [(Self.form, form), (Self.json, json.description)] {
                    let answer = try await service.send(.post, path, headers: headers, body: body)
                    #expect(answer.status == .ok, "\(answer.text)")
                    let document = try answer.json
                    #expect(document["status"] == "ok" && document["user_id"] == .integer(ann.id))
                    #expect(document["expires_at"]?.stringValue?.hasSuffix("Z") == true)
                    let token = try #require(document["token"]?.stringValue)
                    #expect(answer.headers[.setCookie] == "session=\(token); Path=/; HttpOnly; SameSite=Lax")
                    let user = try await service.send(
                        .get, "/api/user/\(ann.id)/", headers: [.cookie: "a=b; session=\(token)"])
                    #expect(user.status == .ok)
                }
            }
        }
    }

    @Test("to be remembered is asked for in words of forms and of JSON")
    func remember() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            let base = "email=\(ann.email)&password=a+sentence+for+tests&remember="
            for (word, isRemembered) in [
                ("on", true), ("1", true), ("true", true), ("0", false), ("", false),
            ] {
                let answer = try await service.send(
                    .post, "/api/login/", headers: Self.form, body: base + word)
                #expect(answer.headers[.setCookie]?.contains("Max-Age=2592000") == isRemembered, "\(word)")
            }
            let odd = try await service.send(.post, "/api/login/", headers: Self.form, body: base + "perhaps")
            #expect(try odd.problem(400, "invalid_params")["fields"]?[0]?["pointer"] == "/remember")
        }
    }

    @Test("a wrong password and an unknown e-mail are one refusal without a cookie")
    func refused() async throws {
        try await withService { service in
            let ann = try await service.newcomer()
            var documents: [JSONObject] = []
            for body in [
                "email=\(ann.email)&password=wrong+wrong", "email=nobody@example.com&password=wrong+wrong",
            ] {
                let answer = try await service.send(.post, "/api/login/", headers: Self.form, body: body)
                var document = try #require(try answer.problem(401, "unauthenticated").objectValue)
                document["request_id"] = nil
                documents.append(document)
                #expect(answer.headers[.setCookie] == nil)
                #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            }
            #expect(documents[0] == documents[1])
        }
    }

    @Test("what is missing or wrong is named")
    func incomplete() async throws {
        try await withService { service in
            let answer = try await service.send(.post, "/api/login/", headers: Self.form, body: "email=a")
            let fields = try answer.problem(400, "invalid_params")["fields"]?.arrayValue ?? []
            #expect(fields.compactMap { $0["pointer"]?.stringValue } == ["/email", "/password"])
            let bodies = [
                (Self.json, "{", "parse_error"),
                (Self.json, #"{"email":"a","email":"b"}"#, "invalid_request"),
                (Self.json, "[]", "invalid_params"), (Self.json, "", "parse_error"),
                (Self.form, "a=%", "invalid_params"),
                (Self.form, "email=a&email=b", "invalid_params"), (Self.form, "", "invalid_params"),
            ]
            for (headers, body, slug) in bodies {
                let answer = try await service.send(.post, "/api/login/", headers: headers, body: body)
                _ = try answer.problem(400, slug)
            }
            _ = try await service.send(.post, "/api/login/").problem(400, "invalid_params")
        }
    }

    @Test("only forms and JSON are read")
    func types() async throws {
        try await withService { service in
            for type in ["text/plain", "multipart/form-data; boundary=b", nil] {
                var headers = HTTPFields()
                headers[.contentType] = type
                let answer = try await service.send(.post, "/api/login/", headers: headers, body: "email=a")
                _ = try answer.problem(415, "unsupported_media_type")
                #expect(answer.headers[.acceptPost] == "application/x-www-form-urlencoded, application/json")
            }
        }
    }
}
