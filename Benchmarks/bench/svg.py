"""Draws bar and line charts as SVG that reads alone, in light and dark."""

import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH = 760
LABELS_WIDTH = 250
VALUES_WIDTH = 90
BAR_HEIGHT = 18
STYLE = """
  svg { --paper: #ffffff; --ink: #1c2733; --quiet: #5c6b7a; --line: #d7dee6; --ours: #0b7a75;
        --peer: #97a6b5; font: 13px system-ui, "DejaVu Sans", sans-serif; }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #10161d; --ink: #e4eaf0; --quiet: #9fadbb; --line: #2b3743; --ours: #3fc1b6;
          --peer: #7d8fa1; }
  }
  .paper { fill: var(--paper); } text { fill: var(--ink); } .title { font-size: 16px; font-weight: 600; }
  .quiet { fill: var(--quiet); font-size: 12px; } .grid { stroke: var(--line); }
  .ours { fill: var(--ours); } .peer { fill: var(--peer); }
  .spread { stroke: var(--ink); opacity: .65; }
  .curve { stroke-width: 2.5; }
  .curve.ours { stroke: var(--ours); fill: none; } .curve.peer { stroke: var(--peer); fill: none; }
"""


@dataclass(frozen=True)
class Bar:
    label: str
    # `ours` or `peer`: its colour.
    kind: str
    value: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class Curve:
    label: str
    kind: str
    # Place and value; the places increase.
    points: list


def bars(title, description, note, groups, unit):
    """Horizontal bars in groups (heading → bars), with the range of the rounds as a thin line."""
    top = 64
    largest = max(bar.highest for group in groups.values() for bar in group)
    room = WIDTH - LABELS_WIDTH - VALUES_WIDTH - 24
    parts = []
    for heading, group in groups.items():
        parts.append(text(16, top + 4, heading, "quiet"))
        top += 12
        for bar in group:
            parts.append(bar_line(bar, top, largest, room, unit))
            top += BAR_HEIGHT + 6
        top += 18
    parts.append(text(16, top + 2, note, "quiet"))
    return document(title, description, top + 18, parts)


def bar_line(bar, top, largest, room, unit):
    def place(value):
        return LABELS_WIDTH + room * value / largest

    middle = top + BAR_HEIGHT / 2
    width = max(1.0, place(bar.value) - LABELS_WIDTH)
    return "\n".join(
        [
            text(LABELS_WIDTH - 8, middle + 4, bar.label, anchor="end"),
            f'<rect class="{bar.kind}" x="{LABELS_WIDTH}" y="{top}" width="{width:.1f}" '
            f'height="{BAR_HEIGHT}" rx="2"/>',
            f'<line class="spread" x1="{place(bar.lowest):.1f}" x2="{place(bar.highest):.1f}" '
            f'y1="{middle}" y2="{middle}"/>',
            text(place(bar.highest) + 8, middle + 4, f"{number(bar.value)}{unit}"),
        ]
    )


@dataclass(frozen=True)
class Places:
    """The horizontal axis: what it is called, and where it is marked."""

    title: str
    marks: list
    is_logarithmic: bool = False

    def share(self, place):
        """From 0 at the first mark to 1 at the last one."""
        first, last, at = (
            math.log(one) if self.is_logarithmic else one for one in (self.marks[0], self.marks[-1], place)
        )
        return (at - first) / (last - first)


def curves(title, description, note, all_curves, unit, places):
    """Lines from value to value."""
    top, bottom, left, right = 70, 320, 70, WIDTH - 170
    largest = max(value for curve in all_curves for _, value in curve.points)
    step = nice_step(largest)
    highest = step * math.ceil(largest / step)

    def x(place):
        return left + (right - left) * places.share(place)

    def y(value):
        return bottom - (bottom - top) * value / highest

    parts = []
    for line in range(int(highest / step) + 1):
        value = line * step
        parts.append(f'<line class="grid" x1="{left}" x2="{right}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        parts.append(text(left - 8, y(value) + 4, number(value), "quiet", "end"))
    parts += [text(x(place), bottom + 18, f"{place:,}", "quiet", "middle") for place in places.marks]
    parts.append(text((left + right) / 2, bottom + 38, places.title, "quiet", "middle"))
    parts.append(text(16, 58, unit, "quiet"))
    for curve in all_curves:
        points = [(x(place), y(value)) for place, value in curve.points]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline class="curve {curve.kind}" points="{line}"/>')
        parts += [f'<circle class="{curve.kind}" cx="{a:.1f}" cy="{b:.1f}" r="3.5"/>' for a, b in points]
        parts.append(text(points[-1][0] + 10, points[-1][1] + 4, curve.label))
    parts.append(text(16, bottom + 64, note, "quiet"))
    return document(title, description, bottom + 80, parts)


def document(title, description, height, parts):
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
            f'height="{height:.0f}" role="img" aria-labelledby="title description">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(description)}</desc>',
            f"<style>{STYLE}</style>",
            '<rect class="paper" width="100%" height="100%"/>',
            text(16, 32, title, "title"),
            *parts,
            "</svg>",
            "",
        ]
    )


def text(x, y, words, style=None, anchor=None):
    attributes = (f' class="{style}"' if style else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:.1f}" y="{y:.1f}"{attributes}>{escape(words)}</text>'


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def nice_step(highest):
    """About five lines up to the highest."""
    power = 10 ** math.floor(math.log10(highest / 5))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * 5 >= highest)
