import Foundation
import JSON

/// A vector file that does not follow the format.
package struct VectorFormatError: Error {
    package let place: String
    package let line: String
}

extension Vector {
    /// All vectors of `Tests/vectors/*.io`, by file and line.
    package static func all() throws -> [Vector] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "vectors").resolvingSymlinksInPath()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "io" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        return try files.flatMap {
            try vectors(in: String(contentsOf: $0, encoding: .utf8), file: $0.lastPathComponent)
        }
    }

    /// Reads one file, line by line:
    ///
    /// * `// comment`, which stays with the next request;
    /// * `>> text`, the body of a request; more of them at once are its further lines;
    /// * `>>hex 22ff22`, a body that is no text;
    /// * `<< response`, or `<<` alone where none may come.
    static func vectors(in text: String, file: String) throws -> [Vector] {
        var vectors: [Vector] = []
        var comment = ""
        var request: [UInt8]?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let place = "\(file):\(number + 1)"
            if line.isEmpty { continue }
            if let text = line.content(after: "//") {
                comment = text
            } else if let digits = line.content(after: ">>hex") {
                request = Array(hex: digits)
            } else if let text = line.content(after: ">>") {
                request = (request.map { $0 + [0x0A] } ?? []) + Array(text.utf8)
            } else if let text = line.content(after: "<<"), let body = request {
                let response = text.isEmpty ? JSON?.none : try JSON(parsing: text)
                vectors.append(Vector(place: place, comment: comment, request: body, response: response))
                request = nil
            } else {
                throw VectorFormatError(place: place, line: String(line))
            }
        }
        return vectors
    }
}

extension Substring {
    /// The rest of a line that starts so, without the blank in between.
    fileprivate func content(after prefix: String) -> String? {
        guard hasPrefix(prefix) else { return nil }
        let rest = dropFirst(prefix.count)
        return String(rest.first == " " ? rest.dropFirst() : rest)
    }
}

extension [UInt8] {
    fileprivate init?(hex digits: String) {
        let values = digits.compactMap(\.hexDigitValue)
        guard values.count == digits.count, values.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
    }
}
