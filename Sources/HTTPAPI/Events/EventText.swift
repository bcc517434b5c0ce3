import Events
import Methods
import NIOCore

/// What a stream of events is made of, as browsers read it (WHATWG HTML, section 9.2).
enum EventText {
    /// The beginning: a comment, how long to wait before coming back, and where to go on then. Without data
    /// it is no event, yet the id counts.
    static func beginning(at cursor: EventCursor, retryMilliseconds: Int) -> ByteBuffer {
        ByteBuffer(string: ": here\nretry: \(retryMilliseconds)\nid: \(cursor.text)\n\n")
    }

    /// A comment: nobody is told anything, the connection is shown to live.
    static let heartbeat = ByteBuffer(string: ": still here\n\n")

    /// Events in one piece. JSON on one line, so that its data is one line too.
    static func events(_ events: [Event]) -> ByteBuffer {
        var text = ""
        for event in events {
            text += "id: \(event.cursor.text)\ndata: \(event.notification)\n\n"
        }
        return ByteBuffer(string: text)
    }
}
