"""One transfer request through each door, with one kind of outcome: for parity and for refusals."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from clients.pages import Browser
from clients.people import new_key
from clients.rest import slug_of
from clients.rpc import Refusal


@dataclass
class Outcome:
    """What a door answered: `transfer` is the row in the books that it names, made or refused."""

    refused: bool
    slug: str | None
    status: int
    answer: object
    transfer: str | None


class RPCDoor:
    name = "rpc"

    def __init__(self, person):
        self.person = person

    def pay(self, source, target, amount, key=None, **more):
        try:
            result = self.person.rpc.call(
                "transfer.create",
                {"from": source, "to": target, "amount": amount, "idempotency_key": key or new_key(), **more},
            )
        except Refusal as refusal:
            data = refusal.data
            return Outcome(True, refusal.slug, data.get("status"), refusal, data.get("transfer_id"))
        return Outcome(False, None, 200, result, result["id"])


class RESTDoor:
    def __init__(self, person, as_json):
        self.person = person
        self.as_json = as_json
        self.name = "rest-json" if as_json else "rest-form"
        self.rest = person.rest()

    def pay(self, source, target, amount, key=None, **more):
        fields = {"from": source, "to": target, "amount": amount, **more}
        answer = self.rest.pay(self.person.id, fields, as_json=self.as_json, key=key)
        document = answer.json()
        if answer.status_code >= 400:
            named = document.get("transfer_id")
            return Outcome(True, slug_of(document), answer.status_code, answer, named)
        assert answer.status_code == 201, answer.text
        return Outcome(False, None, 201, answer, document["uuid"])


class PagesDoor:
    name = "pages"

    def __init__(self, person):
        self.person = person
        self.browser = Browser(person.url)
        self.browser.log_in(person)

    def pay(self, source, target, amount, key=None, **more):
        """Posts to the documented route.

        The status is that of the answer to the post: 303 leads to the receipt of what is in the books now,
        made or refused. `answer` is the page where a person ends up; a page that refuses names the slug.
        """
        fields = {"from": source, "to": target, "amount": amount, "idempotency_key": key or new_key(), **more}
        first = self.browser.post(f"/user/{self.person.id}/transaction/", fields, follow=False)
        assert first.status < 500, f"{first.status}: {first.text[:400]}"
        if first.status != 303:
            assert first.status >= 400, f"{first.status}: {first.text[:400]}"
            return Outcome(True, first.slug, first.status, first, None)
        receipt = self.browser.get(first.location)
        assert receipt.status == 200, f"{receipt.status}: {receipt.text[:400]}"
        transfer = urlsplit(first.location).path.rstrip("/").rpartition("/")[2]
        return Outcome(receipt.slug is not None, receipt.slug, first.status, receipt, transfer)


def doors(person):
    """All doors through which this person's money can be asked to move."""
    return [
        RPCDoor(person),
        RESTDoor(person, as_json=False),
        RESTDoor(person, as_json=True),
        PagesDoor(person),
    ]
