/// What somebody said with NOTIFY to all who listen.
package struct Notification: Hashable, Sendable {
    /// The name of the channel.
    package let channel: String
    /// At most `payloadBytesMax` bytes of UTF-8.
    package let payload: String
    /// The server process of the connection that said it.
    package let senderProcess: Int32

    /// PostgreSQL refuses a payload of 8000 bytes.
    package static let payloadBytesMax = 7999
}
