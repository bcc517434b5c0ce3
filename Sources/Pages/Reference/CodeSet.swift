/// The same thing in several languages, of which the reader chooses one; or code in one language.
struct CodeSet {
    /// Tells it from the others on the page: `transfer.create`, `ten-minutes`.
    let name: String
    let samples: [CodeSample]
    /// Whether it follows the page's choice of a language.
    let isChoice: Bool

    init(name: String, _ samples: [CodeSample]) {
        self.name = name
        self.samples = samples
        isChoice = samples.count > 1
    }
}
