"""Clients of the service: signed up and logged in through the product's own methods."""

import secrets
from dataclasses import dataclass, field

from clients.rest import REST
from clients.rpc import RPC


@dataclass
class Person:
    """A signed-up client: `accounts` maps a currency to the account's number."""

    url: str
    email: str
    name: str
    password: str
    id: int
    token: str
    accounts: dict = field(default_factory=dict)
    rpc: RPC = None

    def rest(self):
        """A new REST client, logged in by the documented route."""
        rest = REST(self.url)
        answer = rest.login(self.email, self.password)
        assert answer.status_code == 200, answer.text
        return rest

    def balances(self):
        """Currency → decimal string."""
        return {account["currency"]: account["balance"] for account in accounts_of(self.rpc)}

    def pay(self, source, target, amount, key=None, **more):
        """One keyed transfer by JSON-RPC; source is a currency of one's own, target an account's number."""
        return self.rpc.call(
            "transfer.create",
            {
                "from": self.accounts[source],
                "to": target,
                "amount": amount,
                "idempotency_key": key or new_key(),
                **more,
            },
        )


def new_key():
    return secrets.token_hex(16)


def new_email():
    return f"{secrets.token_hex(8)}@example.com"


def new_password():
    return "e2e " + secrets.token_hex(10)


def accounts_of(rpc):
    """One's own accounts in the order of sign-up."""
    return rpc.call("account.list")["items"]


def sign_up(url, name="Ann Kowalski"):
    """A new client with 100 USD, known by a bearer token."""
    email, password = new_email(), new_password()
    RPC(url).call("user.signup", email=email, name=name, password=password)
    return log_in(url, email, password, name)


def log_in(url, email, password, name):
    session = RPC(url).call("session.login", email=email, password=password)
    rpc = RPC(url, session["token"])
    accounts = {account["currency"]: account["id"] for account in accounts_of(rpc)}
    return Person(url, email, name, password, session["user_id"], session["token"], accounts, rpc)
