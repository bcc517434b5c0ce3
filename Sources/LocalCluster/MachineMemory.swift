import FoundationEssentials
import Glibc

/// How much memory there is for this process.
enum MachineMemory {
    /// In bytes: what the machine has, or less where a container is given less.
    static var bytes: Int {
        let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        return min(machine, containerLimit ?? machine)
    }

    /// What a container's control group of version 2 allows: elsewhere there is no such file.
    private static var containerLimit: Int? {
        (try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)).flatMap(limit(in:))
    }

    /// A number of bytes and a line's end; `max` for none.
    static func limit(in text: String) -> Int? { Int(text.prefix { $0.isNumber }) }
}
