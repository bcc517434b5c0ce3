import SystemPackage

/// What a command tells the person who typed it.
enum Console {
    /// Writes a line to the standard output.
    static func say(_ line: String) { write(line + "\n", to: .standardOutput) }

    /// Writes a line to the standard error.
    static func complain(_ line: String) { write(line + "\n", to: .standardError) }

    /// Writes over the line that the terminal at the standard error shows now.
    static func overwrite(_ line: String) { write("\r\u{1B}[K" + line, to: .standardError) }

    private static func write(_ text: String, to file: FileDescriptor) {
        // Nobody is left to tell when the terminal is gone; the command goes on with its work.
        _ = try? file.writeAll(text.utf8)
    }
}
