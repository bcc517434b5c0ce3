"""One transfer request through each door, with one kind of outcome: for parity and for refusals."""

from dataclasses import dataclass

from clients.pages import Browser
from clients.people import new_key
from clients.rest import slug_of
from clients.rpc import Refusal


@dataclass
class Outcome:
    """What a door answered. A page has no slug: `slug` is `None` there."""

    refused: bool
    slug: str | None
    status: int
    answer: object


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
            return Outcome(True, refusal.slug, refusal.data.get("status"), refusal)
        return Outcome(False, None, 200, result)


class RESTDoor:
    def __init__(self, person, as_json):
        self.person = person
        self.as_json = as_json
        self.name = "rest-json" if as_json else "rest-form"
        self.rest = person.rest()

    def pay(self, source, target, amount, key=None, **more):
        fields = {"from": source, "to": target, "amount": amount, **more}
        answer = self.rest.pay(self.person.id, fields, as_json=self.as_json, key=key)
        refused = answer.status_code >= 400
        if not refused:
            assert answer.status_code == 201, answer.text
        return Outcome(refused, slug_of(answer.json()) if refused else None, answer.status_code, answer)


class PagesDoor:
    name = "pages"

    def __init__(self, person):
        self.person = person
        self.browser = Browser(person.url)
        self.browser.log_in(person)

    def pay(self, source, target, amount, key=None, **more):
        """Posts to the documented route; a refusal is a page that says so, at once or after a redirect."""
        fields = {"from": source, "to": target, "amount": amount, "idempotency_key": key or new_key(), **more}
        page = self.browser.post(f"/user/{self.person.id}/transaction/", fields)
        assert page.status < 500, f"{page.status}: {page.text[:400]}"
        alarmed = page.document.select('[role="alert"], [aria-invalid="true"]')
        return Outcome(page.status >= 400 or bool(alarmed), None, page.status, page)


def doors(person):
    """All doors through which this person's money can be asked to move."""
    return [
        RPCDoor(person),
        RESTDoor(person, as_json=False),
        RESTDoor(person, as_json=True),
        PagesDoor(person),
    ]
