/// What the command line asks for.
struct Plan: Sendable {
    let url: String
    let firstClient: Int64
    let clients: Int64
    let tasks: Int
    let batch: Int
    let duration: Duration

    /// `nil` when an argument is missing or no positive number.
    init?(_ arguments: ArraySlice<String>) {
        let numbers = arguments.dropFirst().compactMap { Int64($0) }.filter { $0 > 0 }
        guard let url = arguments.first, arguments.count == 6, numbers.count == 5, numbers[1] > 1 else {
            return nil
        }
        self.url = url
        (firstClient, clients) = (numbers[0], numbers[1])
        (tasks, batch) = (Int(numbers[2]), Int(numbers[3]))
        duration = .seconds(numbers[4])
    }
}
