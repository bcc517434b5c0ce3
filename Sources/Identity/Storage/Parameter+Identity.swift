import Ledger
import PostgreSQL

extension Parameter {
    static func moment(_ time: Timestamp?) -> Parameter {
        .timestamptz(microsecondsSince1970: time?.microsecondsSince1970)
    }
}
