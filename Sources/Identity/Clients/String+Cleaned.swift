extension String {
    /// Without control and format characters, and cut to that many bytes of UTF-8; `nil` when nothing is
    /// left.
    func cleaned(bytesMax: Int) -> String? {
        var kept = String.UnicodeScalarView()
        var bytesCount = 0
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: continue
            default: bytesCount += UTF8.width(scalar)
            }
            if bytesCount > bytesMax { break }
            kept.append(scalar)
        }
        return kept.isEmpty ? nil : String(kept)
    }
}
