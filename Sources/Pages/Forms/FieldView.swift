/// A field as a template shows it: what was typed, and what is wrong with it.
struct FieldView: Sendable {
    let id: String
    let value: String
    let problem: String?
    let isInvalid: Bool

    init(id: String, value: String, problem: String?) {
        self.id = id
        self.value = value
        self.problem = problem
        isInvalid = problem != nil
    }
}
