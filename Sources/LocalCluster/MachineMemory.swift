import FoundationEssentials
import Glibc

/// How much memory there is for this process and its children.
enum MachineMemory {
    /// In bytes: what the machine has, or less where a container is given less.
    static var bytes: Int {
        let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        return min(machine, containerLimit ?? machine)
    }

    /// What a control group of version 2 allows; one without a limit says `max`.
    private static var containerLimit: Int? {
        let text = try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)
        return text.flatMap { Int($0.prefix { $0.isNumber }) }
    }
}
