import ArgumentParser
import Catalog
import JSON
import SystemPackage

/// `easybilling documents`: the API's descriptions as files, made from the table of methods.
struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "Writes openrpc.json and openapi.json, which describe the API, into a folder.")

    @Argument(help: "The folder.")
    var folder: String

    func run() async throws {
        let documents = [("openrpc.json", OpenRPC.document()), ("openapi.json", OpenAPI.document())]
        for (name, document) in documents {
            let file = try FileDescriptor.open(
                ProjectFiles.absolute(folder).appending(name), .writeOnly, options: [.create, .truncate],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter { _ = try file.writeAll(document.serialized(pretty: true)) }
            Console.say("wrote  \(name)")
        }
    }
}
