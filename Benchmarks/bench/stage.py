"""A running product with clients in it, ready to be measured."""

from bench import clients, loader, wrk
from bench.database import Database
from bench.product import new_run_name

# Clients of their own for the histories: one with a long one, one with a short one, and whom they pay.
HISTORY_CLIENTS = 100
BOOKS_SMALL = 10_000


class Stage:
    def __init__(self, options, product, transfers=BOOKS_SMALL):
        """Fills the books with so many transfers."""
        self.options = options
        self.seconds = options.seconds
        self.product = product
        self.database = Database(product.socket)
        everybody = clients.make(self.database, options.clients + HISTORY_CLIENTS)
        self.history_users, self.users = everybody[:HISTORY_CLIENTS], everybody[HISTORY_CLIENTS:]
        self.clients_file = product.folder / "clients.lua"
        clients.write(self.users, self.clients_file)
        self.loaded_per_second = loader.fill(self.database, self.users, transfers)
        self.database.query("VACUUM (ANALYZE)")
        self._has_peer = self._has_histories = False

        # No probe is to be the first to open connections and read tables.
        self.warm_up(seconds=1)

    def warm_up(self, seconds):
        """Transfers for a while that are not measured."""
        wrk.load("transfers.lua", self.product.direct, 64, seconds, [self.clients_file, new_run_name(), 1, 0])

    @property
    def long_history_user(self):
        return self.history_users[0]

    @property
    def short_history_user(self):
        return self.history_users[1]

    def prepare_peer(self):
        """Once, in a database of its own on the same server."""
        if not self._has_peer:
            self.database.make_peer(self.options.clients)
            self._has_peer = True

    def prepare_histories(self):
        """Once: the long and the short history."""
        if self._has_histories:
            return
        others = self.history_users[2:]
        for user, entries in (
            (self.long_history_user, self.options.history_entries),
            (self.short_history_user, 1000),
        ):
            half = len(others) // 2
            share = others[:half] if user == self.long_history_user else others[half:]
            loader.fill_history(self.database, user, share, entries - 2)  # Its two deposits count.
        self.database.query("VACUUM (ANALYZE)")
        self._has_histories = True
