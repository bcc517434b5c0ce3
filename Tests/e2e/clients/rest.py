"""A client of the documented `/api/` routes: a session cookie, form-encoded or JSON bodies."""

import requests

TIMEOUT = 30


class REST:
    def __init__(self, url):
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False

    def login(self, email, password, **more):
        """Logs in by the documented form; the cookie stays in the session."""
        answer = self.session.post(
            f"{self.url}/api/login/", data={"email": email, "password": password, **more}, timeout=TIMEOUT
        )
        return answer

    def get(self, path, *, session=True, **options):
        options.setdefault("allow_redirects", False)
        return self.request("GET", path, session=session, **options)

    def request(self, method, path, *, session=True, **options):
        options.setdefault("allow_redirects", False)
        send = self.session.request if session else requests.request
        return send(method, f"{self.url}{path}", timeout=TIMEOUT, **options)

    def pay(self, user_id, fields, *, as_json=False, key=None, slash=True, headers=None):
        """Posts to the documented route of transfers."""
        headers = dict(headers or {})
        if key is not None:
            headers["Idempotency-Key"] = key
        body = {"json": fields} if as_json else {"data": fields}
        path = f"/api/user/{user_id}/transaction" + ("/" if slash else "")
        return self.request("POST", path, headers=headers, **body)

    def history(self, user_id, query="", **options):
        """The rows of a history query, as JSON."""
        answer = self.get(f"/api/user/{user_id}/transaction/{query}", **options)
        assert answer.status_code == 200, f"{answer.status_code}: {answer.text[:500]}"
        return answer.json()


def problem(answer, status, slug):
    """Asserts that the answer is this refusal as RFC 9457 has it, and returns its document."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text[:500]}"
    assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json"
    document = answer.json()
    assert document["status"] == status, document
    assert document["title"] and isinstance(document["title"], str), document
    assert slug_of(document) in ((slug,) if isinstance(slug, str) else slug), document
    return document


def slug_of(document):
    """The error's slug: a member of its own or the last part of RFC 9457's `type`."""
    return document.get("slug") or document.get("type", "").rstrip("/").rpartition("/")[2].rpartition(":")[2]
