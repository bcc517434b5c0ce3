/// What an account holds after so many entries.
///
/// A chain is proved by its states, in any order of rows: an entry takes the state before it and leaves the
/// one after it; an account begins at zero and ends at its head. If all that is begun and left is exactly
/// what is taken and ended at, every chain leads from zero to its head without a gap.
struct ChainState: Hashable {
    let account: Int64
    let seq: Int64
    let balance: Int64
}
