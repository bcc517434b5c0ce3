import SystemPackage

/// What a command tells the person who typed it.
enum Console {
    /// Writes a line to the standard output.
    static func say(_ line: String) {
        // Nobody is left to tell when the terminal is gone; the command goes on with its work.
        _ = try? FileDescriptor.standardOutput.writeAll((line + "\n").utf8)
    }
}
