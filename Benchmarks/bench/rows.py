"""The rows of the table: which probe is compared with which, and what is to be reached."""

import statistics
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rule:
    """A row made of probes."""

    name: str
    title: str
    ours: str
    # Without a peer the figure itself is to be reached.
    peer: str | None
    reached: float
    aim: float | None = None
    # Whether less is better.
    is_ceiling: bool = False


RULES = [
    Rule("transfers", "single calls, 64 connections ÷ pgbench, 16 clients", "single", "pgbench", 4.5, 8),
    Rule("transfers256", "the same, 256 connections", "single256", "pgbench", 4.5, 8),
    Rule("transfers-nginx", "the same, 64 connections through nginx", "nginx", "pgbench", 4.5, 8),
    Rule("transfers256-nginx", "the same, 256 connections through nginx", "nginx256", "pgbench", 4.5, 8),
    Rule("ping", "single calls ÷ `service.ping`, 64 connections", "single", "ping", 0.28, 0.5),
    Rule("ping-nginx", "the same through nginx", "nginx", "nginx-ping", 0.28, 0.5),
    Rule("batch", "RPC batches of 50 ÷ the same without HTTP", "batch", "posting", 0.6, 0.9),
    Rule("batch-nginx", "the same through nginx", "nginx-batch", "posting", 0.6, 0.9),
    Rule("one", "single calls, 1 connection ÷ pgbench, 1 client", "single1", "pgbench1", 0.4, 0.7),
    Rule("one-nginx", "the same through nginx", "nginx1", "pgbench1", 0.4, 0.7),
    Rule("history", "newest page, p99: long history ÷ 1,000 entries", "history-long", "history-short",
         1.5, None, True),
    Rule("history-rest", "the same over REST", "rest-history-long", "rest-history-short", 1.5, None, True),
    Rule("steady", "p99 of one transfer at 1,000/s offered", "steady", None, 8, 4, True),
    Rule("steady-nginx", "the same through nginx", "nginx-steady", None, 8, 4, True),
]  # fmt: skip


@dataclass
class Row:
    """A line of the table, measured."""

    name: str
    title: str
    unit: str
    # One figure a round.
    ours: list
    peers: list
    # A row without one is there to be known, not to be reached.
    reached: float | None
    aim: float | None
    is_ceiling: bool
    details: dict = field(default_factory=dict)

    @property
    def ratios(self):
        """Of each round; the figures themselves where there is no peer."""
        return (
            [own / peer for own, peer in zip(self.ours, self.peers, strict=True)] if self.peers else self.ours
        )

    @property
    def result(self):
        return statistics.median(self.ratios)

    @property
    def verdict(self):
        """`aim`, `reached`, `missed`; empty for a row without a bound."""
        if self.reached is None:
            return ""
        if self.aim is not None and self._holds(self.aim):
            return "aim"
        return "reached" if self._holds(self.reached) else "missed"

    def _holds(self, bound):
        return self.result <= bound if self.is_ceiling else self.result >= bound


def of_probes(samples, probes):
    """The rows that can be made of the samples (probe → one sample a round)."""
    return [
        Row(
            rule.name,
            rule.title,
            probes[rule.ours].unit,
            [one.value for one in samples[rule.ours]],
            [one.value for one in samples[rule.peer]] if rule.peer else [],
            rule.reached,
            rule.aim,
            rule.is_ceiling,
        )
        for rule in RULES
        if rule.ours in samples and (rule.peer is None or rule.peer in samples)
    ]
