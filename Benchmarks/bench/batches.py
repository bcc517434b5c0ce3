"""The batches of the posting engine as SQL: what `postgres --single` is fed with to count instructions."""

import datetime
import random
import uuid

from bench.database import SQL

# What each client pays with; clients.sql gives everybody a billion.
NUMBER_USD = 1


class Books:
    """The heads, sessions and terms of a product's database, moved on by each batch that is written."""

    def __init__(self, database, seed=1):
        self.random = random.Random(seed)
        self.heads = {
            int(user): (int(seq), int(balance))
            for user, seq, balance in database.query(
                f"SELECT user_id, seq, balance FROM ledger.account WHERE account_id % 100 = {NUMBER_USD}"
            )
        }
        self.secrets = dict(database.query("SELECT user_id, encode(token_hash, 'hex') FROM identity.session"))
        self.rates = database.number("SELECT max(version) FROM ledger.rate")
        self.fees = database.number("SELECT max(version) FROM ledger.fee_policy")
        self.made = 0

    def batch(self, size):
        """The lines of one, in which no client has two transfers."""
        now = datetime.datetime.now(datetime.timezone.utc)
        clients = self.random.sample(sorted(self.heads), 2 * size)
        transfers, entries = [], []
        for payer, payee in zip(clients[::2], clients[1::2], strict=True):
            amount = self.random.randint(100, 999)
            self._pay(payer, payee, amount, now, transfers, entries)
        entries.sort(key=lambda entry: entry[1])
        payers = clients[::2]
        hashes = ",".join(f'"\\\\x{self.secrets[str(payer)]}"' for payer in payers)
        return [
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;",
            f"EXECUTE record_transfers ({rows(transfers)});",
            f"EXECUTE append_entries ({rows(entries)});",
            f"EXECUTE require_terms ({self.rates}, {self.fees});",
            f"EXECUTE require_sessions ('{{{','.join(map(str, payers))}}}', '{{{hashes}}}', '{now.isoformat()}');",
            "COMMIT;",
        ]

    def _pay(self, payer, payee, amount, now, transfers, entries):
        fee = (amount + 99) // 100
        source = self._move(payer, -amount - fee)
        destination = self._move(payee, amount)
        source_account, destination_account = payer * 100 + NUMBER_USD, payee * 100 + NUMBER_USD
        self.made += 1
        transfer = uuid_at(now, self.random)
        transfers.append(
            (transfer, payer, payee, "external", "", source_account, "USD", amount, *source, destination_account,
             "USD", amount, *destination, fee, self.rates, 100000000, 100000000, self.fees, 100, "amount",
             f"count-{self.made}", "", "", now.isoformat())
        )  # fmt: skip
        entries.append((payer, source_account, source[0], -amount - fee, source[1], payer, transfer))
        entries.append((payee, destination_account, destination[0], amount, destination[1], payer, transfer))

    def _move(self, user, amount):
        seq, balance = self.heads[user]
        self.heads[user] = (seq + 1, balance + amount)
        return self.heads[user]


def rows(rows):
    """An array of composite values, as text."""
    return "'{" + ",".join('"(' + ",".join(map(str, row)) + ')"' for row in rows) + "}'"


def uuid_at(moment, chance):
    """As the service makes them (RFC 9562, version 7), with the microseconds within the millisecond."""
    milliseconds, rest = divmod(int(moment.timestamp() * 1_000_000), 1000)
    bits = (milliseconds << 80) | (7 << 76) | ((rest * 4096 // 1000) << 64) | (2 << 62) | chance.getrandbits(62)
    return uuid.UUID(int=bits)


def preparations():
    """The lines of sql/batch.sql that are statements."""
    return [line for line in (SQL / "batch.sql").read_text().splitlines() if line.startswith("PREPARE ")]
