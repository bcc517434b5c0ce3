package import JSON
import Ledger

/// `service.ping`: answers.
package enum Ping: Method {
    package static let description = MethodDescription(
        "service.ping", "Answers at once; touches nothing.",
        detail: "Says that the service is reached. It asks neither the database nor who calls.",
        access: .anybody,
        example: MethodExample(params: [:], result: ["pong": true]))

    package struct Answer: Sendable {
        package let pong: Bool
    }

    package static let params = Schema<NoParams>.none
    package static let answer = Schema<Answer>.object(
        "Pong", .required("pong", .boolean, \.pong, "Always true"), make: Answer.init)

    package static func run(_: NoParams, _ call: Call) async throws -> Answer { Answer(pong: true) }
}
