"""The clients whom the load is spread over."""

import base64
import hashlib


def token(user):
    """What `sql/clients.sql` has stored the hash of."""
    secret = hashlib.sha256(f"bench-{user}".encode()).digest()
    return f"{user}.{base64.urlsafe_b64encode(secret).decode().rstrip('=')}"


def make(database, count):
    """Makes that many; their numbers follow one another."""
    database.run("clients.sql", clients=count)
    last = database.number("SELECT last_value FROM identity.user_number")
    return range(last - count + 1, last + 1)


def write(users, file):
    """What wrk's scripts load: each one's number and the beginning of his requests."""
    lines = [f'{{ number = "{user}", head = "{request_head(user)}" }},' for user in users]
    file.write_text("\n".join(["return {", *lines, "}", ""]))


def request_head(user):
    """Up to the length of the body."""
    headers = [
        "POST /rpc HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        f"Authorization: Bearer {token(user)}",
        "Content-Length: ",
    ]
    return "\\r\\n".join(headers)
