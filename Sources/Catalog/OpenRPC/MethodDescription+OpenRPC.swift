import Methods

extension MethodDescription {
    /// `transferCreateResult`, since generators of clients make a type of it.
    var resultName: String {
        let words = name.split(separator: ".")
        let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return (words.prefix(1).map(String.init) + rest).joined() + "Result"
    }
}
