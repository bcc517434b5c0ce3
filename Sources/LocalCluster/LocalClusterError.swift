package import Subprocess
package import SystemPackage

/// Why a private PostgreSQL server could not be made, started or stopped.
///
/// Every description is one sentence for the person who typed the command: what did not happen, and what
/// they can do.
package enum LocalClusterError: Error, Sendable {
    /// No PostgreSQL server of a version that the project knows is installed.
    case serverNotInstalled(versionMin: Int)
    /// The folder belongs to somebody else, or others may enter it.
    case directoryNotOurs(FilePath)
    /// The process may not create or change a file or folder.
    case fileOperationFailed(FilePath, reason: String)
    /// A program that had to finish its work ended with an error.
    case programFailed(program: String, status: TerminationStatus, output: String)
    /// The server ended while it was still needed.
    case serverExited(TerminationStatus, logTail: String)
    /// The server did not answer before the deadline.
    case notReady(after: Duration, logTail: String)
    /// Another server uses the data and did not stop when it was told to.
    case leftoverDidNotStop(processID: Int32)
    /// Another process runs on the same state directory.
    case alreadyRunning(FilePath)
}

extension LocalClusterError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .serverNotInstalled(let versionMin):
            "No PostgreSQL server \(versionMin) or newer was found: install the package postgresql."
        case .directoryNotOurs(let path):
            "\(path) belongs to another user or is open to others: "
                + "remove it, or start as the user who made it."
        case .fileOperationFailed(let path, let reason):
            "\(path) could not be used: \(reason)."
        case .programFailed(let program, let status, let output):
            "\(program) ended with \(status): \(output)"
        case .serverExited(let status, let logTail):
            "The database server ended by itself with \(status). The end of its log: \(logTail)"
        case .notReady(let after, let logTail):
            "The database server was not ready after \(after). The end of its log: \(logTail)"
        case .leftoverDidNotStop(let processID):
            "A database server from an earlier run, process \(processID), uses the data and does not stop."
        case .alreadyRunning(let path):
            "It is already running: \(path) is locked by another process."
        }
    }
}
