package import SystemPackage

/// Where a private server is reached: a socket in a folder that only its owner may enter.
package struct DatabaseAddress: Sendable, Equatable {
    /// The number in the socket's file name. No port of the network is opened.
    package static let port = 5_432

    /// The folder of the socket.
    package let socketDirectory: FilePath

    package init(socketDirectory: FilePath) {
        self.socketDirectory = socketDirectory
    }

    /// A libpq connection URL for `role` to `database`.
    package func url(database: String, role: ClusterRole) -> String {
        "postgresql:///\(database)?host=\(Self.escaped(socketDirectory.string))&port=\(Self.port)"
            + "&user=\(role.rawValue)"
    }

    /// Percent-encodes every byte that has a meaning in a URL.
    private static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"),
                UInt8(ascii: "/"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
