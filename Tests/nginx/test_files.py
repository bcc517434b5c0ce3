"""The files of public/: their types, how long they are kept, and that text is sent compressed."""

import gzip

import pytest
import requests

FILES = {
    "/app/": ("app/index.html", "text/html; charset=utf-8"),
    "/app/main.js": ("app/main.js", "text/javascript; charset=utf-8"),
    "/app/sw.js": ("app/sw.js", "text/javascript; charset=utf-8"),
    "/app/manifest.webmanifest": ("app/manifest.webmanifest", "application/manifest+json"),
    "/assets/css/components.css": ("assets/css/components.css", "text/css; charset=utf-8"),
    "/assets/i18n/ru.json": ("assets/i18n/ru.json", "application/json"),
    "/assets/icons.svg": ("assets/icons.svg", "image/svg+xml; charset=utf-8"),
    "/favicon.ico": ("assets/favicon.svg", "image/svg+xml; charset=utf-8"),
}


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_sent_with_its_type(shared_front, path):
    name, kind = FILES[path]
    answer = requests.get(shared_front.url + path)
    assert answer.content == (shared_front.public / name).read_bytes()
    assert answer.headers["Content-Type"] == kind


@pytest.mark.parametrize("path, status", [
    ("/app/history/7", 200), ("/app/views", 200), ("/app/missing.js", 404), ("/assets/missing.css", 404),
    ("/assets/", 404), ("/app/../../etc/passwd", 400), ("/assets/%2e%2e/%2e%2e/etc/passwd", 400)])
def test_a_view_of_the_app_is_its_page_and_a_missing_file_is_missing(shared_front, path, status):
    answer = shared_front.ask(f"GET {path}")
    assert answer.status == status
    assert (answer.body == (shared_front.public / "app/index.html").read_bytes()) == (status == 200)


def test_a_file_that_nginx_may_not_read_is_missing(front):
    (front.public / "assets/icons.svg").chmod(0)
    answer = front.ask("GET /assets/icons.svg")
    assert answer.status == 404 and b"Nothing is here" in answer.body


def test_the_apps_address_without_its_slash_leads_to_it(shared_front):
    answer = requests.get(shared_front.url + "/app?lang=ru", allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (308, "/app/?lang=ru")


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_kept_file_is_asked_for_again_and_sent_only_when_it_has_changed(front, encoding):
    def get(**headers):
        return requests.get(front.url + "/app/main.js", headers={"Accept-Encoding": encoding, **headers})

    first = get()
    assert first.status_code == 200 and first.headers["Cache-Control"] == "no-cache"
    again = get(**{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.content == b""
    assert [one.headers["Vary"] for one in (first, again)] == ["Accept-Encoding"] * 2
    (front.public / "app/main.js").write_text("// another\n")
    changed = get(**{"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200 and changed.text == "// another\n"


@pytest.mark.parametrize("path", [
    "/app/", "/app/sw.js", "/assets/css/components.css", "/assets/i18n/ru.json", "/assets/icons.svg"])
def test_text_is_compressed_for_those_who_read_that_and_nearly_as_well_as_can_be(shared_front, path):
    content = (shared_front.public / FILES[path][0]).read_bytes()
    # A proxy on the way changes nothing.
    for via in [{}, {"Via": "1.1 proxy"}]:
        packed = requests.get(shared_front.url + path, headers={"Accept-Encoding": "gzip", **via}, stream=True)
        size = len(packed.raw.read(decode_content=False))
        assert packed.headers["Content-Encoding"] == "gzip" and packed.headers["Vary"] == "Accept-Encoding"
        assert size < 1.1 * len(gzip.compress(content, 9))
    plain = requests.get(shared_front.url + path, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers and plain.headers["Vary"] == "Accept-Encoding"
    assert plain.content == content


def test_what_is_compressed_beforehand_is_sent_as_it_is(front):
    file = front.public / "app/main.js"
    packed = gzip.compress(file.read_bytes(), 9)
    file.with_name("main.js.gz").write_bytes(packed)
    answer = requests.get(front.url + "/app/main.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Length"] == str(len(packed)) and answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.content == file.read_bytes()
    again = requests.get(front.url + "/app/main.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    plain = requests.get(front.url + "/app/main.js", headers={"Accept-Encoding": "identity"})
    assert plain.content == file.read_bytes() and plain.headers["ETag"] != answer.headers["ETag"]
