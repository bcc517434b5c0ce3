import Glibc

/// An IP address in digits and a port, as the system's calls take it.
struct SocketAddress: Sendable {
    private let storage: sockaddr_storage
    private let size: socklen_t

    /// `AF_INET` or `AF_INET6`.
    var family: Int32 { Int32(storage.ss_family) }

    init?(_ address: String, port: Int) {
        guard let port = in_port_t(exactly: port) else { return nil }
        var storage = sockaddr_storage()
        var version4 = sockaddr_in()
        var version6 = sockaddr_in6()
        if inet_pton(AF_INET, address, &version4.sin_addr) == 1 {
            version4.sin_family = sa_family_t(AF_INET)
            version4.sin_port = port.bigEndian
            size = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: version4, as: sockaddr_in.self) }
        } else if inet_pton(AF_INET6, address, &version6.sin6_addr) == 1 {
            version6.sin6_family = sa_family_t(AF_INET6)
            version6.sin6_port = port.bigEndian
            size = socklen_t(MemoryLayout<sockaddr_in6>.size)
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: version6, as: sockaddr_in6.self) }
        } else {
            return nil
        }
        self.storage = storage
    }

    func withPointer<Value>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Value) -> Value {
        withUnsafePointer(to: storage) { pointer in
            // Every sockaddr begins with the family, by which the system tells them apart.
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
        }
    }

    /// Whether a server may take this address now. Opens it for a moment.
    var availability: Availability {
        let number = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { return .notOnThisMachine }
        defer { close(number) }
        // As servers do: a connection that a former server closed a moment ago does not count.
        var yes: Int32 = 1
        setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        if withPointer({ bind(number, $0, $1) == 0 }) { return listen(number, 1) == 0 ? .free : .taken }
        return errno == EADDRNOTAVAIL || errno == EAFNOSUPPORT ? .notOnThisMachine : .taken
    }

    enum Availability {
        case free
        case taken
        /// For example ::1 where IPv6 is off.
        case notOnThisMachine
    }

    /// A free port of 127.0.0.1 that the system chooses.
    static func freeLoopbackPort() -> Int? {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0, let address = SocketAddress("127.0.0.1", port: 0) else { return nil }
        defer { close(number) }
        var bound = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound =
            address.withPointer { bind(number, $0, $1) == 0 }
            && withUnsafeMutablePointer(to: &bound) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(number, $0, &size) == 0
                }
            }
        return isBound ? Int(in_port_t(bigEndian: bound.sin_port)) : nil
    }
}
