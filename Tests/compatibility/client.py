"""A client as programs for the original were written: HTTP, forms, a cookie, and Python's own library."""

import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from http.cookies import SimpleCookie
from urllib.parse import quote_plus, urlencode, urlsplit

TIMEOUT = 30


@dataclass
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def type(self):
        return self.headers.get_content_type()

    def __str__(self):
        return f"{self.status} {self.body[:300].decode(errors='replace')}"


class Client:
    """One program with its cookies. It follows no redirect: the routes answer where they are asked."""

    def __init__(self, url):
        self.base = urlsplit(url)
        self.cookies = {}

    def request(self, method, path, form=None, headers=None):
        sent = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **(headers or {}),
        }
        body = None
        if form is not None:
            body = urlencode(form)
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        kind = HTTPSConnection if self.base.scheme == "https" else HTTPConnection
        connection = kind(self.base.netloc, timeout=TIMEOUT)
        try:
            connection.request(
                method, self.base.path.rstrip("/") + path, body, {n: v for n, v in sent.items() if v}
            )
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        self._keep(answer.headers.get_all("Set-Cookie", []))
        return answer

    def get(self, path, **headers):
        return self.request("GET", path, headers=headers)

    def post(self, path, form, **headers):
        return self.request("POST", path, form, headers)

    def _keep(self, lines):
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel.value:
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)


class Person:
    """Somebody who has signed up by the form and logged in by the API."""

    def __init__(self, url, email, name, password):
        self.email, self.name, self.password = email, name, password
        self.client = Client(url)
        answer = self.client.post("/signup", {"email": email, "name": name, "password": password})
        assert answer.status in (200, 302, 303), f"signing up: {answer}"
        logged_in = self.log_in()
        assert logged_in.status == 200, f"logging in: {logged_in}"
        self.id = logged_in.json["user_id"]
        self.home = f"/api/user/{self.id}"

    def log_in(self, path="/api/login/"):
        return self.client.post(path, {"email": self.email, "password": self.password})

    @property
    def invoices(self):
        """Account numbers by currency."""
        return {code: one["id"] for code, one in self.client.get(f"{self.home}/").json["invoices"].items()}

    @property
    def balances(self):
        return {
            code: one["balance"] for code, one in self.client.get(f"{self.home}/").json["invoices"].items()
        }

    def pay(self, source, target, amount):
        """Posts to the documented route with the documented fields."""
        return self.client.post(f"{self.home}/transaction/", {"from": source, "to": target, "amount": amount})

    def history(self, filter=None, sort=None, blank="+"):
        """Asks for transactions; blanks in an address are written as told."""
        asked = [(name, value) for name, value in (("filter", filter), ("sort", sort)) if value]
        query = "&".join(f"{name}={quote_plus(value).replace('+', blank)}" for name, value in asked)
        return self.client.get(f"{self.home}/transaction/" + (f"?{query}" if query else ""))

    def amounts(self, filter=None, sort=None, **more):
        answer = self.history(filter, sort, **more)
        assert answer.status == 200, answer
        return [row["amount"] for row in answer.json]
