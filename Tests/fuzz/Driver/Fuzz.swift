import CLibFuzzer
import FuzzTargets
import Glibc

/// Runs one target by libFuzzer. Which one says the environment, since the arguments are libFuzzer's own: it
/// starts itself again with them to merge a corpus or to make a find smaller.
@main
enum Fuzz {
    static let variable = "FUZZ_TARGET"

    static let target: FuzzTarget = {
        let name = getenv(variable).map { String(cString: $0) }
        guard let target = name.flatMap(FuzzTarget.init(rawValue:)) else {
            let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
            fatalError("\(variable) is one of: \(names)")
        }
        return target
    }()

    static func main() {
        _ = target
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { start, count in
                Fuzz.target.read(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }
}
