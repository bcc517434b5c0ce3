/// A closed set whose raw values are its words.
enum SampleKind: String, CaseIterable, Sendable {
    case own, external, deposit
}
