import Subprocess
import SystemPackage

/// Why the product could not be started on this machine, in a sentence for the person who typed `up`.
enum StackError: Error, Sendable, CustomStringConvertible {
    case addressTaken(String, port: Int)
    case addressUnknown(String)
    case portsTaken
    case filesMissing(String)
    case fileFailed(FilePath, reason: String)
    /// nginx's configuration cannot name this path.
    case pathUnfit(FilePath)
    case ended(String, TerminationStatus, logTail: String)
    case notReady(String, after: Duration, logTail: String)

    var description: String {
        switch self {
        case .addressTaken(let address, let port):
            "Port \(port) of \(address) is used by another program: stop that, or choose one with --port."
        case .addressUnknown(let address):
            "\(address) is no IP address of this machine."
        case .portsTaken:
            "No free port was found for the service."
        case .filesMissing(let name):
            "The folder \(name) was not found: start in the project's folder, or name that with --project."
        case .fileFailed(let path, let reason):
            "\(path) could not be used: \(reason)."
        case .pathUnfit(let path):
            "\(path) has a character that nginx's configuration cannot hold: use another folder."
        case .ended(let part, let status, let logTail):
            "\(part) ended with \(status). The end of its log:\n\(logTail)"
        case .notReady(let part, let after, let logTail):
            "\(part) was not ready after \(after.brief). The end of its log:\n\(logTail)"
        }
    }
}
