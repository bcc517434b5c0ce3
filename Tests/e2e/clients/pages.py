"""A browser without JavaScript: follows 303, keeps cookies, fills in forms, sends what browsers send."""

from urllib.parse import urlencode, urljoin, urlsplit

import requests
from bs4 import BeautifulSoup

TIMEOUT = 30
LOCAL_REDIRECTS = (301, 302, 303, 307, 308)


class Form:
    """One form of a page with the values that it was served with."""

    def __init__(self, page, element):
        self.page = page
        self.element = element
        self.method = (element.get("method") or "get").lower()
        self.action = urljoin(page.url, element.get("action") or "")
        self.values = {}
        for control in element.select("input[name], select[name], textarea[name]"):
            self._read(control)

    def _read(self, control):
        name = control["name"]
        if control.name == "select":
            options = control.select("option")
            chosen = [option for option in options if option.has_attr("selected")] or options[:1]
            self.values[name] = chosen[0].get("value", chosen[0].get_text()) if chosen else ""
        elif control.name == "textarea":
            self.values[name] = control.get_text()
        elif control.get("type") in ("checkbox", "radio"):
            if control.has_attr("checked"):
                self.values[name] = control.get("value", "on")
            else:
                self.values.setdefault(name, None)
        elif control.get("type") not in ("submit", "button", "reset", "file", "image"):
            self.values[name] = control.get("value", "")

    @property
    def names(self):
        return set(self.values)

    @property
    def path(self):
        return urlsplit(self.action).path

    def options(self, name):
        """The values of a choice: of a select, of radio buttons, or of a list of suggestions."""
        select = self.element.select_one(f'select[name="{name}"]')
        if select:
            return [option.get("value", option.get_text()) for option in select.select("option")]
        return [one.get("value") for one in self.element.select(f'input[type="radio"][name="{name}"]')]

    def submit(self, follow=True, **changes):
        """Sends the form as served, with changes; a change to `None` leaves the field out."""
        fields = {name: value for name, value in {**self.values, **changes}.items() if value is not None}
        browser = self.page.browser
        if self.method == "get":
            address = f"{self.action.partition('?')[0]}?{urlencode(fields)}"
            return browser.get(address, follow=follow)
        return browser.post(self.action, fields, follow=follow, origin=self.page.url)


class Page:
    """An answer as a person sees it."""

    def __init__(self, browser, answer):
        self.browser = browser
        self.answer = answer
        self.url = answer.url
        self.status = answer.status_code
        self.document = BeautifulSoup(answer.content, "html5lib", from_encoding="utf-8")

    @property
    def path(self):
        return urlsplit(self.url).path

    @property
    def text(self):
        """What is written, with single blanks; an amount that is set in two sizes still reads as one."""
        return " ".join(self.document.get_text().split())

    @property
    def location(self):
        """The path and query that a redirect names."""
        parts = urlsplit(urljoin(self.url, self.answer.headers["Location"]))
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def slug(self):
        """The contract's word for what the page refuses; `None` where it refuses nothing."""
        named = {element["data-slug"] for element in self.document.select("[data-slug]")}
        assert len(named) <= 1, named
        return named.pop() if named else None

    @property
    def language(self):
        return (self.document.html.get("lang") or "").lower()

    @property
    def forms(self):
        return [Form(self, element) for element in self.document.select("form")]

    def form(self, *names, method=None, path=None):
        """The first form that has all these fields."""
        for form in self.forms:
            if (
                set(names) <= form.names
                and method in (None, form.method)
                and (path is None or path in form.path)
            ):
                return form
        have = [(form.method, form.path, sorted(form.names)) for form in self.forms]
        raise AssertionError(
            f"no form with {names} at {self.url} ({self.status}); there are {have}: {self.text[:400]}"
        )

    def said(self):
        """What the page announces: the texts of its alerts and status messages."""
        announced = self.document.select('[role="alert"], [role="status"], output, [aria-live]')
        return [text for text in (" ".join(one.get_text(" ").split()) for one in announced) if text]

    def injected(self):
        """Markup that templates never write: inline handlers and scripts, foreign addresses, planted ids."""
        found = list(
            self.document.select("#planted, script:not([src]), iframe, object, embed, base, style, [style]")
        )
        for element in self.document.find_all(True):
            if any(name.startswith("on") for name in element.attrs):
                found.append(element)
            for name in ("src", "href", "action", "formaction"):
                address = urljoin(self.url, (element.get(name) or "").strip())
                if urlsplit(address).scheme not in ("http", "https"):
                    found.append(element)
        return found

    def links(self):
        """Where the page leads to, itself left out."""
        return [
            urljoin(self.url, anchor["href"]) for anchor in self.document.select('a[href]:not([href^="#"])')
        ]


class Browser:
    """One browser profile: cookies and a language."""

    def __init__(self, url, language="en"):
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        self.language = language

    def headers(self, **more):
        return {
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": self.language,
            **more,
        }

    def get(self, path, follow=True, **headers):
        headers = self.headers(**{"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", **headers})
        answer = self.session.get(
            urljoin(self.url, path), headers=headers, allow_redirects=False, timeout=TIMEOUT
        )
        return self._arrive(answer, follow)

    def post(self, path, fields, follow=True, origin=None, **headers):
        """Posts a form as a browser of the same origin does; a header can be replaced or (None) left out."""
        defaults = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Origin": self.url}
        if origin:
            defaults["Referer"] = origin
        chosen = {name: value for name, value in {**defaults, **headers}.items() if value is not None}
        answer = self.session.post(
            urljoin(self.url, path),
            data=fields,
            headers=self.headers(**chosen),
            allow_redirects=False,
            timeout=TIMEOUT,
        )
        return self._arrive(answer, follow)

    def _arrive(self, answer, follow):
        for _ in range(5):
            if not follow or answer.status_code not in LOCAL_REDIRECTS:
                return Page(self, answer)
            address = urljoin(answer.url, answer.headers["Location"])
            assert address.startswith(self.url + "/"), f"a redirect leaves the site: {address}"
            answer = self.session.get(
                address,
                headers=self.headers(**{"Sec-Fetch-Site": "same-origin"}),
                allow_redirects=False,
                timeout=TIMEOUT,
            )
        raise AssertionError(f"redirected in a circle at {answer.url}")

    def log_in(self, person):
        """Logs in through the form; returns the page that a person lands on."""
        form = self.get("/login").form("email", "password", method="post")
        page = form.submit(email=person.email, password=person.password)
        assert page.status == 200 and "session" in "".join(self.session.cookies.keys()), page.text[:400]
        return page

    def review(self, person, source, target, amount, **more):
        """The page that shows what a transfer will cost and asks to confirm it."""
        query = urlencode({"from": source, "to": target, "amount": amount, **more})
        return self.get(f"/user/{person.id}/transfer/?{query}")
