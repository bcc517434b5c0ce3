"""Gives the requests that schemathesis makes up what nobody can guess: a client's password and accounts.

Without them every log-in would fail, no link would be followed, and nothing would ever be paid. Only requests that are
meant to be valid are touched, and of these only what depends on the client.
"""

import os

import schemathesis
from schemathesis import GenerationMode

EMAIL, PASSWORD, USER, SOURCE, TARGET = os.environ["EASYBILLING_CLIENT"].split("\n")


@schemathesis.hook
def before_call(context, case, **options):
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    if "user_id" in (case.path_parameters or {}):
        case.path_parameters["user_id"] = USER
    # A page's cursor comes from the page before it.
    (case.query or {}).pop("cursor", None)
    if not isinstance(case.body, dict):
        return
    if "password" in case.body:
        case.body |= {"email": EMAIL, "password": PASSWORD}
    if "amount" in case.body:
        case.body |= {"from": int(SOURCE), "to": int(TARGET)}
        if case.meta.phase.name.value == "stateful":
            case.body |= {"amount": "0.01"}
            case.body.pop("quote_id", None)
