"""What the bench makes of what it measured: verdicts, percentiles, recovery, pictures, the table."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ElementTree

import pytest
from bench import batches, callgrind, clients, loader, overload, probes, report, rows, svg, table, wrk
from bench.probes import Sample
from bench.product import ROOT
from bench.rows import Row

SVG = "{http://www.w3.org/2000/svg}"


def row(ours, peers, reached, aim=None, is_ceiling=False):
    return Row("name", "title", "transfers/s", ours, peers, reached, aim, is_ceiling)


@pytest.mark.parametrize(
    ("ours", "peers", "reached", "aim", "is_ceiling", "verdict"),
    [
        ([45, 80, 10], [10, 10, 10], 4.5, 8, False, "reached"),
        ([80, 80, 10], [10, 10, 10], 4.5, 8, False, "aim"),
        ([44, 44, 99], [10, 10, 10], 4.5, 8, False, "missed"),
        ([8], [], 8, 4, True, "reached"),
        ([8.1], [], 8, 4, True, "missed"),
        ([4], [], 8, 4, True, "aim"),
        ([1], [2], None, None, False, ""),
    ],
)
def test_the_median_of_the_rounds_ratios_decides(ours, peers, reached, aim, is_ceiling, verdict):
    assert row(ours, peers, reached, aim, is_ceiling).verdict == verdict


def test_a_ratio_compares_figures_of_the_same_round():
    assert row([10, 40], [10, 20], 1).ratios == [1, 2]


def test_every_rule_is_about_probes_that_exist():
    for rule in rows.RULES:
        assert rule.ours in probes.ALL
        assert rule.peer is None or rule.peer in probes.ALL


def test_a_row_needs_the_samples_of_both():
    samples = {"single": [Sample(45)], "pgbench": [Sample(10)], "batch": [Sample(9)]}
    assert [one.name for one in rows.of_probes(samples, probes.ALL)] == ["transfers"]


def test_a_token_is_what_the_sessions_hash_is_of():
    user, _, secret = clients.token(7).partition(".")
    assert user == "7"
    assert base64.urlsafe_b64decode(secret + "=") == hashlib.sha256(b"bench-7").digest()


@pytest.mark.parametrize(
    ("times", "share", "expected"),
    [
        ({}, 0.99, 0),
        ({"5": 1}, 0.5, 5),
        ({"10": 99, "200": 1}, 0.99, 10),
        ({"10": 98, "200": 2}, 0.99, 200),
        ({"9": 1, "10": 1}, 1, 10),
    ],
)
def test_a_percentile_of_counts_orders_them_by_number(times, share, expected):
    assert overload.percentile(times, share) == expected


ALWAYS = range(240)


def answers(refused_at=(), slowest_at=(), taken=ALWAYS):
    return wrk.Answers(
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        taken_at={str(tenth): 1 for tenth in taken},
        refused_at=dict(refused_at),
        slowest_at=dict(slowest_at),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        (answers(), 0.0),
        (answers(refused_at={"199": 1}), 0.0),
        (answers(refused_at={"204": 1}), 0.5),
        (answers(slowest_at={"50": 20, "207": overload.NORMAL_MS + 1}), 0.8),
        (answers(slowest_at={"50": 20, "207": overload.NORMAL_MS}), 0.0),
        (answers(slowest_at={"50": 400, "207": 800}), 0.0),
        (answers(taken=[*range(200), *range(204, 240)]), 0.0),
        (answers(taken=[*range(200), *range(212, 240)]), 1.2),
        (answers(taken=range(200)), 3.5),
    ],
)
def test_recovery_ends_with_the_last_refused_or_slow_answer_or_silence(after, seconds):
    assert overload.recovery(after, begin=10.0, end=20.0) == pytest.approx(seconds)


def test_the_parts_of_a_load_add_up_and_each_client_is_in_one_circle():
    assert sum(loader.part(100_001, number, 3) for number in range(3)) == 100_001
    for clients in (2, 250, 251, 5_000, 5_249):
        circles = loader.circles_of(range(clients))
        assert [client for circle in circles for client in circle] == list(range(clients))
        assert min(map(len, circles)) >= min(clients, loader.CIRCLE)


def samples_of_everything():
    details = {"p50_us": 1000, "p99_us": 4000}
    return {name: [Sample(1000 + place, {}, details)] for place, name in enumerate(probes.ALL)}


def pictures():
    samples = samples_of_everything()
    line = [{"seconds": at + 0.25, "done": 5000, "refused": 900 * at} for at in range(4)]
    figures = {
        "timeline": line, "goodput_per_second": 5000, "offered_per_second": 15000, "peak_per_second": 5100,
        "recovery_seconds": 0.4, "surge_seconds": 2,
    }  # fmt: skip
    surge = row([1], [1], 0.9)
    surge.name, surge.details = "overload", {"rounds": [figures]}
    drawn = [draw(samples, "a <note> & more") for draw in (report.speed, report.latency, report.load)]
    return [*drawn, report.surge([surge], "a <note> & more")]


@pytest.mark.parametrize("picture", pictures())
def test_a_picture_is_well_formed_and_says_in_words_what_it_shows(picture):
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert set(root.get("aria-labelledby").split()) == set(named)
    assert all(named.values())
    assert "prefers-color-scheme: dark" in picture


@pytest.mark.parametrize("picture", pictures())
def test_nothing_is_drawn_beside_the_picture(picture):
    root = ElementTree.fromstring(picture)
    width, height = (float(one) for one in root.get("viewBox").split()[2:])
    for one in root.iter():
        for key, limit in (("x", width), ("y", height), ("cx", width), ("cy", height)):
            assert 0 <= float((one.get(key) or "0").removesuffix("%")) <= limit


@pytest.mark.parametrize(("highest", "step"), [(5, 1), (5.1, 2), (2487, 500), (100, 20), (0.3, 0.1)])
def test_the_grid_has_round_steps(highest, step):
    assert svg.nice_step(highest) == pytest.approx(step)


def test_a_probe_that_was_not_measured_leaves_no_picture():
    assert report.speed({}, "") is None
    assert report.latency({}, "") is None
    assert report.load({}, "") is None
    assert report.surge([], "") is None


def test_only_the_section_between_the_marks_is_replaced(tmp_path):
    file = tmp_path / "README.md"
    file.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n")
    table.replace_section(file, r"new \1")
    assert file.read_text() == f"before\n{table.BEGIN}\nnew \\1\n{table.END}\nafter\n"


def test_a_file_without_marks_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "README.md"
    file.write_text("before")
    with pytest.raises(SystemExit):
        table.replace_section(file, "new")
    assert file.read_text() == "before"


def test_a_table_has_as_many_cells_in_every_line():
    found = [row([1000, 1200], [500, 400], 2, 3), row([3.2], [], 8, 4, True), row([1], [2], None)]
    for text in (table.rows(found), table.costs(samples_of_everything())):
        assert len({line.count("|") for line in text.splitlines()}) == 1


def test_the_batches_that_are_counted_consist_of_the_services_statements():
    literals = {}
    for name in ("LedgerStore/Posting/WriteBatch", "Identity/Sessions/Sessions+Proofs"):
        text = (ROOT / f"Sources/{name}.swift").read_text()
        literals |= dict(re.findall(r'static let (\w+) =[^"]*(?:"[\w.]+",\s*)?"""(.*?)"""', text, re.DOTALL))
    statements = [
        " ".join(literals[name].replace("\\(live)", literals["live"].strip()).split())
        for name in ("transfers", "entries", "requireTerms", "require")
    ]
    prepared = [line.partition(" AS ")[2].rstrip(";") for line in batches.preparations()]
    assert prepared == statements
    assert [line.split()[1] for line in batches.preparations()] == [
        "record_transfers", "append_entries", "require_terms", "require_sessions"
    ]  # fmt: skip


class Answers:
    """Of a database with four clients: heads, sessions, versions."""

    def query(self, text):
        if "session" in text:
            return [[str(user), f"{user:064x}"] for user in range(1, 5)]
        return [[str(user), "1", "10000"] for user in range(1, 5)]

    def number(self, text):
        return 1


def test_a_batch_that_is_counted_moves_its_clients_on():
    books = batches.Books(Answers())
    lines = books.batch(2)
    assert (lines[0].split()[0], lines[-1]) == ("BEGIN", "COMMIT;")
    assert all("\n" not in line for line in lines)
    assert [seq for seq, _ in books.heads.values()] == [2, 2, 2, 2]
    fees = sum((int(amount) + 99) // 100 for amount in re.findall(r"external,,\d+,USD,(\d+),", lines[1]))
    assert fees > 0 and sum(balance for _, balance in books.heads.values()) == 40000 - fees


def test_callgrinds_counts_include_what_a_function_calls_and_count_a_recursion_once(tmp_path):
    counts = tmp_path / "callgrind.out"
    counts.write_text(
        """\
version: 1
positions: line
events: Ir

fl=(1) main.c
fn=(1) main
16 400
+1 7
cfn=(2) walk
calls=1 50
16 93

fn=(2)
50 60
cfi=(2) list.c
cfn=(2)
calls=2 50
+3 30
cfn=(3) leaf
calls=1 80
* 33

fl=(2)
fn=(3)
-4 33
"""
    )
    assert callgrind.inclusive(counts) == {"main": 500, "walk": 93, "leaf": 33}
