/// The part of the site that a page belongs to: what the navigation marks as current.
enum Section: String, CaseIterable {
    case accounts
    case transfer
    case history
}
