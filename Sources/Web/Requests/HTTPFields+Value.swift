package import HTTPTypes

extension HTTPFields {
    /// The same as the subscript, without making a new text of a field that stands once.
    package func value(of name: HTTPField.Name) -> String? {
        guard let place = firstIndex(where: { $0.name == name }) else { return nil }
        let isRepeated = self[(place + 1)...].contains { $0.name == name }
        return isRepeated ? self[name] : self[place].value
    }
}
