"""Limits on how often: calls of a client and of an address, sign-ups, payees looked up, log-ins.

The product of these tests has its limits on, and small. Refused is what comes too soon, by every door alike, and then
nothing happens.
"""

import itertools
import os
import subprocess

import pytest
import requests

from clients.instances import program, second_instance, service_url
from clients.people import new_email, new_key, new_password
from clients.rest import REST, problem
from clients.rpc import RPC, Refusal, read
from clients.stack import ROOT, Stack
from clients.together import succeeded, together

CALLS, CALLS_WINDOW = 40, 4000
SIGN_UPS = 5
PAYEES = 4
LIMITS = {
    "RATE_LIMITS": "on",
    "RATE_LIMIT_USER": f"{CALLS}/{CALLS_WINDOW}s",
    "RATE_LIMIT_ADDRESS": "30/3000s",
    "RATE_LIMIT_SIGN_UPS": f"{SIGN_UPS}/5000s",
    "RATE_LIMIT_PAYEES": f"{PAYEES}/4000s",
}
PING = '{"jsonrpc":"2.0","id":1,"method":"service.ping"}'

_addresses = (f"10.{a}.{b}.{c}" for a, b, c in itertools.product(range(256), range(256), range(1, 255)))


@pytest.fixture(scope="module")
def limited():
    if os.environ.get("EASYBILLING_URL"):
        pytest.skip("the stack was started by someone else, without limits")
    stack = Stack.start(**LIMITS)
    yield stack
    stack.stop()


@pytest.fixture(scope="module")
def service(limited):
    """The service itself: nginx takes every request of these tests for one address's."""
    return service_url(limited)


class Visitor(RPC):
    """Calls from an address of their own, as a proxy of this machine tells it."""

    def __init__(self, url, address=None, token=None):
        super().__init__(url, token)
        self.url = url
        self.address = address or next(_addresses)
        self.session.headers["X-Forwarded-For"] = self.address

    def sign_up(self, name="Ann Kowalski"):
        """Becomes a client, and goes on as one."""
        self.email, self.password = new_email(), new_password()
        user = self.call("user.signup", email=self.email, name=name, password=self.password)
        self.token = self.call("session.login", email=self.email, password=self.password)["token"]
        self.id, self.accounts = user["id"], [account["id"] for account in user["accounts"]]
        return self

    def rest(self, method, path, **options):
        headers = {"X-Forwarded-For": self.address, **options.pop("headers", {})}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return REST(self.url).request(method, path, headers=headers, **options)

    def use(self, calls):
        """Makes so many calls that change nothing."""
        for start in range(0, calls, 50):
            answers = self.batch(*[("service.ping", {})] * min(50, calls - start))
            assert not [one for one in answers if isinstance(one, Refusal)]


def standing(answer):
    """Units left by `RateLimit`."""
    assert answer.headers["RateLimit-Policy"].startswith(f'"default";q={CALLS};w={CALLS_WINDOW}')
    name, left, seconds = answer.headers["RateLimit"].split(",")[0].split(";")
    assert name == '"default"' and 0 <= int(seconds.removeprefix("t=")) <= CALLS_WINDOW
    return int(left.removeprefix("r="))


def test_every_answer_tells_how_the_client_stands(service):
    ann = Visitor(service).sign_up()
    assert standing(ann.post(PING)) == CALLS - 1
    assert standing(ann.post(f"[{PING},{PING},{PING}]")) == CALLS - 4
    assert standing(ann.rest("GET", f"/api/user/{ann.id}/")) == CALLS - 5
    assert standing(ann.rest("GET", f"/api/user/{ann.id}/transaction/")) == CALLS - 6
    assert standing(ann.rest("GET", f"/user/{ann.id}/")) == CALLS - 7
    assert standing(ann.rest("GET", f"/api/user/{ann.id + 1_000_000}/")) == CALLS - 8


def test_past_the_limit_every_door_refuses_alike_and_nothing_happens(service):
    ann, bob = Visitor(service).sign_up(), Visitor(service).sign_up("Bob Newman")
    ann.use(CALLS)
    fields = {"from": ann.accounts[0], "to": bob.accounts[0], "amount": "1.00"}
    rpc = ann.post(
        '{"jsonrpc":"2.0","id":1,"method":"transfer.create","params":[%d,%d,"1.00","%s"]}'
        % (ann.accounts[0], bob.accounts[0], new_key())
    )
    error = read(rpc)["error"]
    assert (error["code"], error["data"]["slug"], error["data"]["status"]) == (-32005, "rate_limited", 429)
    assert error["data"]["retryable"] is True and 0 < error["data"]["retry_after"] <= CALLS_WINDOW / CALLS
    rest = ann.rest("POST", f"/api/user/{ann.id}/transaction/", data=fields)
    document = problem(rest, 429, "rate_limited")
    assert document["detail"] == error["data"]["detail"]
    page = ann.rest("POST", f"/user/{ann.id}/transaction/", data={**fields, "idempotency_key": new_key()})
    assert page.status_code == 429 and page.headers["Content-Type"].startswith("text/html")
    for answer in (rpc, rest, page):
        assert 0 < int(answer.headers["Retry-After"]) <= CALLS_WINDOW / CALLS
        assert standing(answer) == 0
    assert [one["balance"] for one in bob.call("account.list")["items"]] == ["100.00", "0.00", "0.00"]


def test_each_call_of_a_batch_counts_and_those_within_the_limit_are_done(service):
    ann = Visitor(service).sign_up()
    ann.use(CALLS - 3)
    answers = ann.batch(*[("service.ping", {})] * 5)
    assert answers[:3] == [{"pong": True}] * 3
    assert [one.slug for one in answers[3:]] == ["rate_limited"] * 2


def test_a_clients_sessions_and_keys_count_together(service):
    ann = Visitor(service).sign_up()
    key = ann.call("key.create", name="k", scopes=["read"])["token"]
    ann.use(CALLS - 3)
    assert Visitor(service, token=key).call("account.list")["items"]
    assert ann.call("account.list")["items"]
    for token in (key, ann.token):
        assert Visitor(service, token=token).refusal("account.list").slug == "rate_limited"


def test_an_address_without_log_in_is_limited_by_itself(service):
    visitor = Visitor(service)
    for _ in range(30):
        visitor.call("service.ping")
    assert visitor.refusal("service.ping").slug == "rate_limited"
    problem(visitor.rest("GET", "/api/user/1/"), 429, "rate_limited")
    assert visitor.rest("GET", "/login").status_code == 429
    assert Visitor(service).call("service.ping") == {"pong": True}
    # Whoever logs in there is counted as themselves.
    ann = Visitor(service).sign_up()
    assert Visitor(service, visitor.address, ann.token).call("account.list")["items"]


def test_sign_ups_of_an_address_are_counted_on_all_instances_together(limited, service):
    with second_instance(limited) as other:
        address = next(_addresses)

        def sign_up(index):
            visitor = Visitor((service, other)[index % 2], address)
            try:
                return visitor.call(
                    "user.signup", email=new_email(), name="Ann", password=new_password()
                )
            except Refusal as refusal:
                assert (refusal.code, refusal.slug) == (-32005, "rate_limited")
                assert 0 < refusal.data["retry_after"] <= 1000
                return None

        made = [one for one in succeeded(together(20, sign_up)) if one]
        assert len(made) == SIGN_UPS and len({one["id"] for one in made}) == SIGN_UPS
        page = requests.post(
            f"{other}/signup",
            data={"email": new_email(), "name": "Ann", "password": new_password()},
            headers={"X-Forwarded-For": address},
            timeout=30,
        )
        assert page.status_code == 429 and int(page.headers["Retry-After"]) > 0
        assert '"sign-up";r=0;t=' in page.headers["RateLimit"]
        assert Visitor(other).sign_up().token


def test_payees_looked_up_are_counted_on_all_instances_together(limited, service):
    # Each from an address of its own, since sign-ups are counted, too.
    payees = [Visitor(service).sign_up("Ivy Payee") for _ in range(PAYEES + 1)]
    ann = Visitor(service).sign_up()
    with second_instance(limited) as other:
        anns = [ann, Visitor(other, token=ann.token)]

        def quote(client, payee):
            return client.call("quote.create", [ann.accounts[0], payee.accounts[0], "1.00"])

        for index, payee in enumerate(payees[:PAYEES]):
            assert quote(anns[index % 2], payee)["payee"]["name"] == "Ivy P."
        for client in anns:
            with pytest.raises(Refusal) as refused:
                quote(client, payees[PAYEES])
            assert refused.value.slug == "rate_limited" and "Ivy" not in str(refused.value)
        # The same payee again, where it was looked up, is nothing new; and paying needs no price.
        assert quote(ann, payees[0])["fee"] == "0.01"
        paid = ann.call("transfer.create", [ann.accounts[0], payees[PAYEES].accounts[0], "1.00", new_key()])
        assert paid["status"] == "completed"
        review = ann.rest(
            "GET",
            f"/user/{ann.id}/transfer/?from={ann.accounts[0]}&to=98765401&amount=1.00",
            allow_redirects=True,
        )
        assert "Retry-After" in review.headers and '"payees";r=0' in review.headers["RateLimit"]


def test_guessing_a_password_is_slowed_down_by_every_door(service):
    ann = Visitor(service).sign_up()

    def guess():
        return Visitor(service).refusal("session.login", email=ann.email, password="wrong wrong")

    slugs = []
    while "rate_limited" not in slugs:
        assert len(slugs) < 20, "nobody was held"
        slugs.append(guess().slug)
    assert len(slugs) > 5 and set(slugs[:-1]) == {"unauthenticated"}
    fields = {"email": ann.email, "password": ann.password}

    def is_held(answer):
        return answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0

    # A pause ends by itself while the test looks, so the doors are tried until one of each is refused.
    for path in ("/api/login/", "/login"):
        for _ in range(20):
            guess()
            if is_held(Visitor(service).rest("POST", path, data=fields)):
                break
        else:
            raise AssertionError(f"{path} was never held")


def test_through_nginx_its_clients_are_told_the_same(limited):
    rpc = RPC(limited.url)
    answer = rpc.post(PING)
    assert answer.status_code == 200
    assert answer.headers["RateLimit-Policy"] == '"default";q=30;w=3000'
    assert answer.headers["RateLimit"].startswith('"default";r=')


def test_without_limits_nothing_is_told_and_nobody_is_refused(stack, nobody):
    answer = nobody.post(PING)
    assert "RateLimit" not in answer.headers and "RateLimit-Policy" not in answer.headers
    for _ in range(10):
        assert not [one for one in nobody.batch(*[("service.ping", {})] * 50) if isinstance(one, Refusal)]


@pytest.mark.parametrize("command", [["serve"], ["up"]])
def test_limits_are_off_only_where_nobody_else_can_come(command):
    environment = {
        **os.environ,
        "RATE_LIMITS": "off",
        "LISTEN_ADDRESS": "0.0.0.0",
        "DATABASE_URL": "postgresql:///nowhere",
    }
    done = subprocess.run(
        [program(), *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30
    )
    assert done.returncode != 0 and "RATE_LIMITS is off" in done.stdout + done.stderr
