import ArgumentParser
import FoundationEssentials
import Ledger
import LedgerStore
import LocalCluster
import Logging
import SystemPackage

/// `easybilling deposit`: money from the house to a client's account.
struct DepositCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deposit",
        abstract: "Books money from the house to accounts, once for each key, and audited.",
        discussion: """
            Works while the service runs. The same command again books nothing twice; a key with another \
            account, amount or memo is refused.

            A file has a line for each deposit: account,amount,key. All lines are read before anything is \
            booked; each is booked by itself.

            Exits with 0 when everything is booked, 1 when something was refused, 64 when it was called \
            wrongly, 75 when the database did not answer: then the same command again goes on.

            Environment variables:

            \(DepositSettings.all.map(\.help).joined(separator: "\n"))
            """)

    @Option(help: "The account's number, as in 101.")
    var account: String?

    @Option(help: "In the account's currency, as in 25.00.")
    var amount: String?

    @Option(help: "Your name for this deposit, as in invoice-17: 1 to 64 letters, digits, - or _.")
    var key: String?

    @Option(help: "Words for the client to read: up to 140 characters.")
    var memo: String?

    @Option(help: "A file of deposits instead of one; - is the standard input.")
    var file: String?

    @Option(help: "The state directory of `up`, for its database.")
    var data = ".easybilling"

    func validate() throws {
        let needed = [account, amount, key]
        let isSingle = file == nil && !needed.contains(nil)
        let isList = file != nil && (needed + [memo]).allSatisfy { $0 == nil }
        guard isSingle || isList else {
            throw ValidationError("Give --account, --amount and --key, or --file alone.")
        }
    }

    func run() async throws {
        let orders: [DepositOrder]
        do throws(DepositListError) {
            orders = try self.orders()
        } catch {
            throw ValidationError("\(error)")
        }
        let database = BesideDatabase(
            url: try DepositSettings().databaseURL, stateDirectory: data, role: .app)
        let result = try await database.withPool { pool in
            try await DepositClerk(
                pool: pool, operatorName: ProcessOwner.current.name, logger: Logger(label: "deposit")
            ).book(orders)
        }
        if result != .booked { throw ExitCode(result.rawValue) }
    }

    private func orders() throws(DepositListError) -> [DepositOrder] {
        guard let file else {
            return [
                try DepositOrder(account: account ?? "", amount: amount ?? "", key: key ?? "", memo: memo)
            ]
        }
        return try DepositList(Self.text(of: file)).lines.map(\.order)
    }

    private static func text(of file: String) throws(DepositListError) -> String {
        let descriptor: FileDescriptor
        do {
            descriptor =
                file == "-" ? .standardInput : try .open(ProjectFiles.absolute(file), .readOnly)
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while bytes.count <= DepositList.bytesMax {
                let count = try buffer.withUnsafeMutableBytes { try descriptor.read(into: $0) }
                if count == 0 { break }
                bytes += buffer.prefix(count)
            }
            if file != "-" { try descriptor.close() }
            guard bytes.count <= DepositList.bytesMax, let text = String(validating: bytes, as: UTF8.self)
            else {
                throw DepositListError(faults: ["\(file) is too long, or no text in UTF-8"])
            }
            return text
        } catch let error as DepositListError {
            throw error
        } catch {
            throw DepositListError(faults: ["\(file) cannot be read: \(error)"])
        }
    }
}
