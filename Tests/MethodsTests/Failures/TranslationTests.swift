import Identity
import JSON
import Ledger
import LedgerStore
import Methods
import PostgreSQL
import Testing

@Suite("An error of a lower layer")
struct TranslationTests {
    @Test("of the books means the contract's kind, and blames the parameter")
    func refusals() {
        let expected: [(Ledger.Refusal, Slug, String?)] = [
            (.sameAccount, .sameAccount, "/to"), (.accountUnknown, .accountUnknown, nil),
            (.amountTooSmall, .amountTooSmall, "/amount"), (.amountTooLarge, .invalidAmount, "/amount"),
            (.insufficientFunds, .insufficientFunds, "/amount"), (.quoteExpired, .quoteExpired, "/quote_id"),
            (.quoteUsed, .quoteUsed, "/quote_id"),
        ]
        #expect(Set(expected.map(\.0)) == Set(Ledger.Refusal.allCases))
        for (refusal, slug, pointer) in expected {
            let failure = Failure(refusal as any Error, logger: Service.silent)
            #expect(
                failure.slug == slug && failure.fields.first?.pointer == pointer && failure.fields.count <= 1)
        }
    }

    @Test("of the posting engine tells whether the outcome is known, and when to try again")
    func posting() {
        for (error, slug, seconds) in [
            (PostingFailure.overloaded, Slug.overloaded, 1), (.outcomeUnknown, .outcomeUnknown, 1),
            (.refusedByDatabase, .internal, nil),
        ] as [(PostingFailure, Slug, Int64?)] {
            let failure = Failure(error as any Error, logger: Service.silent)
            #expect(failure.slug == slug && failure.retryAfterSeconds == seconds)
        }
    }

    @Test("of identity says no more than its kind")
    func identity() {
        for (error, slug) in [
            (IdentityError.emailTaken, Slug.emailTaken), (.wrongCredentials, .unauthenticated),
            (.throttled(retryAfter: .milliseconds(1500)), .rateLimited), (.overloaded, .overloaded),
            (.hashingFailed, .overloaded), (.stopping, .overloaded), (.cancelled, .overloaded),
        ] {
            #expect(Failure(error, logger: Service.silent).slug == slug)
        }
        let throttled = Failure(
            IdentityError.throttled(retryAfter: .milliseconds(1500)), logger: Service.silent)
        #expect(throttled.retryAfterSeconds == 2, "rounded up")
        #expect(Failure(.rateLimited, retryAfter: .seconds(3)).retryAfterSeconds == 3)
    }

    @Test(
        "of the database tells overload from fault and the unknown from the undone, and repeats nothing of it"
    )
    func database() {
        let message = "INSERT INTO ledger.transfer failed for value 'secret'"
        let cases: [(PostgreSQLError.Reason, Outcome, Slug)] = [
            (.overloaded, .nothingDone, .overloaded), (.leaseTimedOut, .nothingDone, .overloaded),
            (.poolClosed, .nothingDone, .overloaded), (.connectFailed, .nothingDone, .overloaded),
            (.connectionLost, .nothingDone, .overloaded), (.deadlineExceeded, .nothingDone, .overloaded),
            (.cancelled, .nothingDone, .overloaded), (.connectionLost, .unknown, .outcomeUnknown),
            (.deadlineExceeded, .unknown, .outcomeUnknown), (.commitUnconfirmed, .unknown, .outcomeUnknown),
            (.server(.checkViolation), .nothingDone, .internal), (.unexpectedColumn, .nothingDone, .internal),
            (.statementNotPrepared, .nothingDone, .internal), (.transactionAborted, .nothingDone, .internal),
        ]
        for (reason, outcome, slug) in cases {
            let error = PostgreSQLError(reason, outcome: outcome, underlyingMessage: message)
            let failure = Failure(error, logger: Service.silent)
            #expect(failure.slug == slug, "\(reason)")
            let told = JSON.object(failure.members(requestID: "r")).description
            #expect(!told.contains("INSERT") && !told.contains("secret") && !told.contains("ledger."))
        }
    }

    @Test("that nobody foresaw is internal, and not repeated to the client")
    func unforeseen() {
        struct Leaky: Error, CustomStringConvertible { let description = "password=hunter2" }
        let failure = Failure(Leaky(), logger: Service.silent)
        #expect(failure.slug == .internal)
        #expect(!JSON.object(failure.members(requestID: "r")).description.contains("hunter2"))
    }

    @Test("that is a failure already stays what it is")
    func same() {
        let failure = Failure(
            .forbidden, "no", fields: [Fault(pointer: "/a", code: "b", detail: "c")], facts: ["d": 1])
        let again = Failure(failure, logger: Service.silent)
        #expect(again.members(requestID: "r") == failure.members(requestID: "r"))
    }

    @Test("about amounts alone is an invalid amount, and with anything else invalid parameters")
    func amounts() throws {
        let amounts = SchemaViolation(faults: [
            Fault(pointer: "/amount", code: FaultCode(rawValue: AmountFault.sign.rawValue), detail: "x")
        ])
        #expect(Failure(amounts).slug == .invalidAmount)
        let mixed = SchemaViolation(
            faults: amounts.faults + [Fault(pointer: "/to", code: .missing, detail: "y")])
        #expect(Failure(mixed).slug == .invalidParams && Failure(mixed).fields == mixed.faults)
    }

    @Test("is told with everything that the contract asks for")
    func members() {
        let failure = Failure(.overloaded, "later", retryAfter: .seconds(1), facts: ["limit": 5])
        let members = failure.members(requestID: "r-1")
        #expect(
            members == [
                "slug": "overloaded", "status": 503, "title": "The service is overloaded", "detail": "later",
                "fields": [],
                "retryable": true, "request_id": "r-1", "retry_after": 1, "limit": 5,
            ])
    }
}
