"""Publishes a run: the section of README.md and the pictures beside it."""

import math
import operator

from bench import svg, table

# A heading of the picture and the probes under it, ours and theirs.
SPEED = {
    "One transfer a request": {"single256": "256 connections", "single": "64 connections",
                               "nginx": "64 connections, nginx", "pgbench": "pgbench, 16 clients"},
    "One client that waits for each answer": {"single1": "1 connection", "nginx1": "1 connection, nginx",
                                              "pgbench1": "pgbench, 1 client"},
    "50 transfers a request": {"batch": "RPC batches", "nginx-batch": "RPC batches, nginx",
                               "posting": "without HTTP"},
}  # fmt: skip
LATENCY = {"single1": "1 connection", "steady": "1,000/s offered", "nginx-steady": "1,000/s offered, nginx",
           "single": "64 connections", "single256": "256 connections"}  # fmt: skip
RANGE = " Thin lines: all rounds."
PEERS = ("pgbench", "pgbench1", "posting")
LOAD = {
    "Easybilling over HTTP": (
        "ours",
        {1: "single1", 4: "single4", 16: "single16", 64: "single", 256: "single256"},
    ),
    "pgbench": ("peer", {1: "pgbench1", 4: "pgbench4", 16: "pgbench", 48: "pgbench48"}),
}


def publish(result, found, samples, folder, results_file):
    """What the run did not measure has no bar."""
    note = footnote(result["machine"])
    pictures = {
        "speed.svg": speed(samples, note),
        "latency.svg": latency(samples, note),
        "load.svg": load(samples, note),
        "surge.svg": surge(found, note),
    }
    drawn = {name: picture for name, picture in pictures.items() if picture}
    for name, picture in drawn.items():
        (folder / name).write_text(picture)
    images = [f"![{title(picture)}]({name})" for name, picture in drawn.items()]
    section = [describe(result, results_file), table.rows(found), *images]
    section += ["CPU time of each transfer or call, in microseconds, and what its client waited:"]
    section += [table.costs(samples)]
    table.replace_section(folder / "README.md", "\n" + "\n\n".join(section) + "\n")


def describe(result, results_file):
    machine, options, durable = result["machine"], result["options"], result["durability"]
    settings = ", ".join(f"`{name}` {value}" for name, value in durable.items())
    return (
        f"{machine['date']}, {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory_gigabytes']} GB, {machine['system']}, "
        f"PostgreSQL {machine['postgresql']}, Swift {machine['swift']}; {settings}. "
        f"`make bench`: {result['minutes']:.0f} minutes, medians of {options['rounds']} rounds of "
        f"{options['seconds']} seconds (smallest–largest), {options['clients']} clients. "
        f"All figures: [results/{results_file.name}](results/{results_file.name})."
    )


def footnote(machine):
    cores, server, date = (machine[name] for name in ("cores", "postgresql", "date"))
    return f"{cores} cores for client, service and PostgreSQL {server}; durable commits; {date}."


def speed(samples, note):
    groups = {
        heading: [bar(samples[name], name, label) for name, label in members.items() if name in samples]
        for heading, members in SPEED.items()
    }
    groups = {heading: group for heading, group in groups.items() if group}
    if not groups:
        return None
    return svg.bars("Transfers a second", words(groups, "transfers a second"), note + RANGE, groups, "/s")


def latency(samples, note):
    headings = {
        "Half of the transfers are answered within": "p50_us",
        "99 of 100 are answered within": "p99_us",
    }
    groups = {
        heading: [
            bar(samples[name], name, label, operator.itemgetter(key))
            for name, label in LATENCY.items()
            if name in samples
        ]
        for heading, key in headings.items()
    }
    if not all(groups.values()):
        return None
    return svg.bars("How long a transfer takes", words(groups, "milliseconds"), note + RANGE, groups, " ms")


def load(samples, note):
    lines = []
    for label, (kind, members) in LOAD.items():
        points = [
            (place, table.median([one.value for one in samples[name]]))
            for place, name in members.items()
            if name in samples
        ]
        if len(points) > 1:
            lines.append(svg.Curve(label, kind, points))
    if not lines:
        return None
    told = "; ".join(
        f"{line.label}: " + ", ".join(f"{value:,.0f} at {place}" for place, value in line.points)
        for line in lines
    )
    marks = sorted({place for line in lines for place, _ in line.points})
    places = svg.Places("connections at a time", marks, is_logarithmic=True)
    return svg.curves("Transfers a second over connections", told, note, lines, "transfers/s", places)


def surge(found, note):
    """The round whose goodput is the median, second by second."""
    row = next((one for one in found if one.name == "overload"), None)
    if row is None:
        return None
    rounds = sorted(row.details["rounds"], key=lambda one: one["goodput_per_second"])
    figures = rounds[len(rounds) // 2]
    times = [one["seconds"] for one in figures["timeline"]]
    lines = [
        svg.Curve(label, kind, [(one["seconds"], one[key]) for one in figures["timeline"]])
        for label, kind, key in (("done", "ours", "done"), ("refused", "peer", "refused"))
    ]
    told = (
        f"Of {figures['offered_per_second']:,.0f} transfers a second that are offered during the surge, "
        f"{figures['goodput_per_second']:,.0f} are done; the peak without it is "
        f"{figures['peak_per_second']:,.0f}. It is over after {figures['recovery_seconds']:.1f} seconds."
    )
    marks = list(range(math.floor(times[0]), math.ceil(times[-1]) + 1))
    places = svg.Places(f"seconds; the surge lasts from 0 to {figures['surge_seconds']}", marks)
    return svg.curves("A surge of three times the peak", told, note, lines, "transfers/s", places)


def bar(of_probe, name, label, latency=None):
    """Of the probe's own figure, or of the latency that the function picks from its details."""
    values = [latency(one.details) / 1000 if latency else one.value for one in of_probe]
    kind = "peer" if name in PEERS else "ours"
    return svg.Bar(label, kind, table.median(values), min(values), max(values))


def words(groups, unit):
    """What the picture shows, for who does not see it."""
    return " ".join(
        f"{heading}: " + ", ".join(f"{one.label} {svg.number(one.value)}" for one in group) + f" {unit}."
        for heading, group in groups.items()
    )


def title(picture):
    return picture.partition('<title id="title">')[2].partition("</title>")[0]
