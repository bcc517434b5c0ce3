"""The figures as tables, for people."""

import re

from bench import probes

MARKS = {"": "", "aim": "aim reached", "reached": "reached", "missed": "**missed**"}
BEGIN, END = "<!-- speed: begin, written by Benchmarks/run -->", "<!-- speed: end -->"


def rows(all_rows):
    """One line a row, in Markdown; medians, with the smallest and the largest of the rounds."""
    lines = [
        "| measure | ours | peer | ratio | reached when | aim | |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for row in all_rows:
        comparison = "≤" if row.is_ceiling else "≥"
        unit = "" if row.peers else f" {row.unit}"
        reached = f"{comparison} {row.reached:g}{unit}" if row.reached is not None else ""
        ratio = spread(row.ratios, digits=2) if row.peers else ""
        peer = spread(row.peers, row.unit) if row.peers else ""
        aim = f"{row.aim:g}{unit}" if row.aim is not None else ""
        lines.append(
            f"| {row.title} | {spread(row.ours, row.unit)} | {peer} | {ratio} "
            f"| {reached} | {aim} | {MARKS[row.verdict]} |"
        )
    return "\n".join(lines)


def costs(samples):
    """Microseconds of CPU by part, of each transfer or call."""
    parts = ("client", "nginx", "serve", "postgres")
    lines = [
        "| probe | " + " | ".join(parts) + " | p50 ms | p99 ms |",
        "|---|" + "---:|" * (len(parts) + 2),
    ]
    for name, of_probe in samples.items():
        probe = probes.ALL[name]
        through = ", through nginx" if name.startswith("nginx") else ""
        through += ", REST" if name.startswith("rest") else ""
        cpu = [f"{median([one.cpu.get(part, 0) for one in of_probe]):.1f}" for part in parts]
        times = [
            f"{median([one.details[key] for one in of_probe]) / 1000:.2f}"
            if key in of_probe[0].details
            else ""
            for key in ("p50_us", "p99_us")
        ]
        lines.append(f"| {probe.title}{through} | {' | '.join(cpu + times)} |")
    return "\n".join(lines)


def spread(values, unit="", digits=None):
    """`median (smallest–largest)`."""
    if digits is None:
        digits = 0 if max(values) >= 1000 else 1
    texts = [f"{one:,.{digits}f}" for one in (median(values), min(values), max(values))]
    range_text = f" ({texts[1]}–{texts[2]})" if len(values) > 1 else ""
    return f"{texts[0]}{' ' + unit if unit else ''}{range_text}"


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def replace_section(file, text):
    """Puts the text between the marks of the Markdown file."""
    document = file.read_text()
    section = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
    if not section.search(document):
        raise SystemExit(f"{file} has no section for the figures: {BEGIN}")
    file.write_text(section.sub(lambda _: f"{BEGIN}\n{text}\n{END}", document))
