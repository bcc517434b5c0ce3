/// Something that has to hold for the whole ledger. The raw value is its name, which never changes.
///
/// In the order in which the audit looks: where one fault breaks several, the first is named.
package enum Check: String, CaseIterable, Sendable {
    case currencies
    case houseAccounts = "house_accounts"
    case terms

    case accountOwner = "account_owner"
    case accountCurrency = "account_currency"
    case accountBalance = "account_balance"
    case clientAccounts = "client_accounts"
    case userAccounts = "user_accounts"

    case transferForm = "transfer_form"
    case transferParties = "transfer_parties"
    case transferCurrencies = "transfer_currencies"
    case transferFee = "transfer_fee"
    case transferRate = "transfer_rate"
    case transferConversion = "transfer_conversion"
    case transferTime = "transfer_time"
    case refusalReason = "refusal_reason"
    case keyForm = "key_form"
    case keyOnce = "key_once"
    case signUpDeposit = "sign_up_deposit"
    case depositOnce = "deposit_once"
    case depositTransfer = "deposit_transfer"
    case depositListed = "deposit_listed"

    case entryForm = "entry_form"
    case entryAccount = "entry_account"
    case chainGapless = "chain_gapless"
    case chainBalance = "chain_balance"
    case accountHead = "account_head"

    case entryTransfer = "entry_transfer"
    case refusedEffect = "refused_effect"
    case entrySide = "entry_side"
    case transferEntries = "transfer_entries"

    case quoteOnce = "quote_once"
    case quotePrice = "quote_price"
    case quoteTime = "quote_time"

    case houseWatermark = "house_watermark"
    case houseCheckpoint = "house_checkpoint"
    case netZero = "net_zero"

    /// What holds in books that are in order.
    package var sentence: String {
        switch self {
        case .currencies: "The currencies are those that the program knows."
        case .houseAccounts: "The house has its nine accounts, each with a checkpoint."
        case .terms: "Every version of the rates is complete, and every commission within its bounds."
        case .accountOwner: "An account's number carries its owner's."
        case .accountCurrency: "An account is held in the currency that its number says."
        case .accountBalance: "No balance is below zero or above the largest."
        case .clientAccounts: "Every client has one account in each currency."
        case .userAccounts: "Every user has accounts."
        case .transferForm: "A completed transfer has all of its numbers, a refused one none."
        case .transferParties: "A transfer's kind says whose its two accounts are."
        case .transferCurrencies: "Each side of a transfer is in the currency of its account."
        case .transferFee: "A commission is what its policy makes of the amount, rounded up."
        case .transferRate: "A transfer's rates are those of the version that it names."
        case .transferConversion: "The amounts follow from the rates: down for the payee, up for the payer."
        case .transferTime: "A transfer's id tells when it was made, and none comes from the future."
        case .refusalReason: "A refusal's reason is one that the transfer gives."
        case .keyForm: "An idempotency key is well formed."
        case .keyOnce: "A client's idempotency key belongs to one transfer."
        case .signUpDeposit: "Every client was given 100.00 USD at sign-up, once."
        case .depositOnce: "An operator's key booked one deposit."
        case .depositTransfer: "What an operator's key names is the deposit that was booked under it."
        case .depositListed: "A deposit is that of sign-up, or an operator's key names it."
        case .entryForm: "An entry moves something and leaves a balance within its bounds."
        case .entryAccount: "An entry belongs to an account that exists."
        case .chainGapless: "An account's entries are numbered from 1 without a gap."
        case .chainBalance: "An entry's balance is the one before it plus its amount."
        case .accountHead: "An account's balance and number are those of its last entry, or zero."
        case .entryTransfer: "An entry names a transfer that exists."
        case .refusedEffect: "A refused transfer has no entry."
        case .entrySide: "An entry says of account, number, amount and balance what its transfer says."
        case .transferEntries: "A completed transfer has the entries of both of its sides."
        case .quoteOnce: "A quote serves one completed transfer."
        case .quotePrice: "A transfer under a quote is what was quoted to this client."
        case .quoteTime: "A quote is used before it expires, and refused as expired after that."
        case .houseWatermark: "No checkpoint of the house counts transactions that may still run."
        case .houseCheckpoint: "A house account's checkpoint and later legs add up to all of its legs."
        case .netZero: "What clients and the house hold of a currency adds up to zero."
        }
    }
}
