"""A Python client that `openrpcclientgenerator` makes out of the live document, as the page `/docs` shows it."""

import black
import pytest
from openrpc import OpenRPC
from openrpcclientgenerator import Language, generate

from clients.reference import Reference, run
from clients.rpc import RPC


@pytest.fixture(scope="module")
def document(url):
    return OpenRPC.model_validate(RPC(url).call("rpc.discover"))


def test_the_generated_client_signs_up_and_moves_money(url, tmp_path):
    page = Reference(url)
    make, use = (
        page.code(name, language)
        for name, language in page.programs
        if name.startswith("clients-") and language == "python"
    )
    assert run("python", make, tmp_path).endswith("generated/python/easybilling-http-client")
    assert run("python", use, tmp_path).splitlines() == ["completed from True", "Ann has 89.90"]


def test_the_generator_alone_cannot_name_a_parameter_from(url, document, tmp_path):
    """Why the page's program renames it: `from` is a word of Python's own. A generator that can needs no program."""
    with pytest.raises(black.InvalidInput, match="from: int"):
        generate(document, Language.PYTHON, f"{url}/rpc", tmp_path)


def test_a_typescript_client_is_made_without_ado(url, document, tmp_path):
    name = generate(document, Language.TYPESCRIPT, f"{url}/rpc", tmp_path)
    assert "transfer.create" in (tmp_path / "typescript" / name / "src/client.ts").read_text()
