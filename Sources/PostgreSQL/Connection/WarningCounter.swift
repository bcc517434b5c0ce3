import CPostgres

/// Counts the warnings that the server sends along with its answers; other notices are dropped.
///
/// libpq calls it from within the functions that read, so only on the connection's thread.
final class WarningCounter {
    private var count = 0

    /// Has libpq report to self, which must live as long as the connection. libpq keeps no reference.
    @unsafe func listen(to connection: OpaquePointer) {
        let receiver: PQnoticeReceiver = { counter, notice in
            // `counter` is the address that was passed below; its object lives, see above. `notice` lives in
            // this call.
            guard let counter = unsafe counter, let notice = unsafe notice,
                let severity = unsafe String(ascii: PQresultErrorField(notice, DiagnosticField.severity)),
                severity == "WARNING"
            else { return }
            unsafe Unmanaged<WarningCounter>.fromOpaque(counter).takeUnretainedValue().count += 1
        }
        unsafe PQsetNoticeReceiver(connection, receiver, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Whether warnings came since the last call.
    func take() -> Bool {
        defer { count = 0 }
        return count > 0
    }
}
