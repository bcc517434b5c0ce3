import Synchronization

/// What the engine remembers, for all of its lanes.
final class SharedPostingMemory: Sendable {
    let state = Mutex(PostingMemory())
}
