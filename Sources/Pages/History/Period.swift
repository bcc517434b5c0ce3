import Ledger
import Web

/// A stretch of days that history offers as one click.
enum Period: CaseIterable {
    case today, week, month, quarter, all

    /// How many days before today it begins; `nil` for everything.
    private var daysBefore: Int64? {
        switch self {
        case .today: 0
        case .week: 6
        case .month: 29
        case .quarter: 89
        case .all: nil
        }
    }

    var title: TextKey {
        switch self {
        case .today: .historyPeriodToday
        case .week: .historyPeriodWeek
        case .month: .historyPeriodMonth
        case .quarter: .historyPeriodQuarter
        case .all: .historyPeriodAll
        }
    }

    /// The terms that show just this period.
    func terms(now: Timestamp) -> [FilterTerm] {
        guard let daysBefore else { return [] }
        let start = now.startOfDay(daysBefore: daysBefore).date.text
        return [FilterTerm(FilterTerm.Field.createdAt, .atLeast, start)]
    }
}
