import JSON

/// A domain's type that is written as a string.
struct SampleID: Hashable, Sendable {
    let text: String

    init(digits: String) {
        text = digits
    }

    init?(_ text: String) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard !text.isEmpty, text.utf8.allSatisfy(digits.contains) else { return nil }
        self.text = text
    }

    static let schema = Schema<String>.string(maxScalars: 36)
        .refined(
            "invalid_id", "must be digits", keywords: ["pattern": "^[0-9]+$"], SampleID.init, encode: \.text)
}
