import NIOCore
import Synchronization

/// One `ExpressLoop` for each event loop.
final class ExpressLoops: Sendable {
    private let known = Mutex<[ObjectIdentifier: ExpressLoop]>([:])

    subscript(_ loop: any EventLoop) -> ExpressLoop {
        known.withLock { known in
            if let express = known[ObjectIdentifier(loop)] { return express }
            let express = ExpressLoop(loop)
            known[ObjectIdentifier(loop)] = express
            return express
        }
    }
}
