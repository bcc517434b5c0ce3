package import Subprocess
package import SystemPackage

/// How a program is started beside this process: as whom, with which output, and what ends it.
///
/// The program is started by `setpriv` (util-linux, on every Debian), which changes the user and asks the
/// kernel to send a signal to the program when this process dies, however it dies. That signal is bound to
/// the thread that started the program; Subprocess starts all programs on one thread that lives as long as
/// the process.
package struct ChildCommand: Sendable {
    /// A signal that asks the program to end, and how long it may take before the next one is sent.
    package struct Farewell: Sendable {
        package let signal: Signal
        package let patience: Duration

        package init(_ signal: Signal, patience: Duration) {
            self.signal = signal
            self.patience = patience
        }
    }

    /// Where the program's standard output and standard error go.
    package enum Output: Sendable {
        /// To this process's own.
        case inherited
        /// Both to the end of a file, made with mode 0600.
        case file(FilePath)
    }

    package var program: FilePath
    package var arguments: [String]
    package var environment: Environment = .inherit
    package var owner: ProcessOwner = .current
    package var workingDirectory: FilePath = "/"
    package var output: Output = .inherited
    /// Sent one after the other, until the program has ended; after the last one's patience it is killed.
    package var farewells: [Farewell] = [Farewell(.terminate, patience: .seconds(10))]
    /// What the kernel sends to the program when this process is gone.
    package var whenOrphaned: OrphanSignal = .terminate

    package init(_ program: FilePath, _ arguments: [String] = []) {
        self.program = program
        self.arguments = arguments
    }
}

/// What becomes of a child process when its parent dies without stopping it.
package enum OrphanSignal: String, Sendable {
    case terminate = "TERM"
    case interrupt = "INT"
    case quit = "QUIT"
    case kill = "KILL"
}

extension ChildCommand {
    /// The command for Subprocess.
    package var configuration: Configuration {
        var setpriv = ["--pdeathsig", whenOrphaned.rawValue]
        if owner.needsChange {
            setpriv += ["--reuid", owner.name, "--regid", String(owner.groupID), "--init-groups"]
        }
        var options = PlatformOptions()
        // A group of its own: Ctrl-C in the terminal reaches this process alone, which then stops its
        // children in order.
        options.processGroupID = 0
        options.teardownSequence = farewells.map {
            .send(signal: $0.signal, allowedDurationToNextStep: $0.patience)
        }
        return Configuration(
            executable: .name("setpriv"),
            arguments: Arguments(setpriv + ["--", program.string] + arguments),
            environment: environment,
            workingDirectory: workingDirectory,
            platformOptions: options)
    }
}
