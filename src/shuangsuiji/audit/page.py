"""审计报告页 (第十一条、第十二条): a report of an audit as one page that needs nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import sqrt
from statistics import NormalDist
from typing import Final

import numpy as np
from attrs import frozen

from shuangsuiji import messages
from shuangsuiji.audit.draws import Draw
from shuangsuiji.audit.report import AuditReport
from shuangsuiji.errors import Fault
from shuangsuiji.messages.text import Language
from shuangsuiji.testing.fairness import shell
from shuangsuiji.testing.fairness.measured import shown
from shuangsuiji.testing.fairness.plots import Axes, banded, compared

OUTSIDE: Final = 1e-3
"""How often at most chance has any point of a plot outside its band."""

MOST_POINTS: Final = 120
MOST_PLOTTED: Final = 6
MOST_GROUPS: Final = 30
_BLOCK: Final = 8
_WIDE: Final = 4
_MOST_BARS: Final = 60


def page(report: AuditReport, language: Language = "zh") -> str:
    """Give a report as a page.

    Args:
        report: the report.
        language: zh or en.
    """
    return _Page(report, language).whole()


@frozen
class _Page:
    report: AuditReport
    language: Language

    def say(self, code: str, **params: str | int) -> str:
        return escape(messages.text(code, params, self.language))

    def whole(self) -> str:
        report, title = self.report, self.say("SSJ-AUDIT-PAGE-TITLE")
        verdict = "GOOD" if report.ok else "BAD"
        tests = sum(1 for each in report.looks if not each.certain)
        rate = self.say("SSJ-AUDIT-PAGE-RATE", tests=tests, rate=f"{report.rate:g}")
        parts = [
            f"<h1>{title}</h1>",
            f'<p class="verdict {verdict.lower()}">{self.say(f"SSJ-FAIR-PAGE-{verdict}")}</p>',
            f'<p class="soft">{rate}</p>',
            *self.listed("SSJ-FAIR-PAGE-FOUND", self.found(), ""),
            f"<h2>{self.say('SSJ-AUDIT-PAGE-LISTS')}</h2>",
            self.lists(),
            f'<div class="plots">{"".join(self.plots())}</div>',
            *self.groups(),
            *self.listed("SSJ-AUDIT-PAGE-CONCLUSIONS", self.sentences(report.conclusions), ""),
            *self.listed("SSJ-FAIR-PAGE-LEFT", self.sentences(report.left_out), "soft"),
            f"<h2>{self.say('SSJ-FAIR-PAGE-MEASURED')}</h2>",
            self.measured(),
        ]
        return shell.whole(title, parts, self.language)

    def listed(self, heading: str, items: Iterable[str], kind: str) -> Iterator[str]:
        found = "".join(f"<li>{each}</li>" for each in items)
        if found:
            yield f'<h2>{self.say(heading)}</h2><ul class="{kind}">{found}</ul>'

    def found(self) -> Iterator[str]:
        for each in self.report.findings:
            kind = "bad" if each.weight == "unfair" else "soft"
            judged = self.say(f"SSJ-FAIR-PAGE-IS-{each.weight.upper()}")
            yield f"<span class='{kind}'>{judged}</span> {escape(each.sentence(self.language))} <span class='code'>{each.code}</span>"

    def sentences(self, faults: Sequence[Fault]) -> Iterator[str]:
        for each in faults:
            place = f"{escape(each.place.text(self.language))}：" if each.place.file else ""
            yield place + escape(each.sentence(self.language))

    def lists(self) -> str:
        heads = ("LIST", "FRAME", "TARGETS", "FOUND-COUNT", "UNKNOWN", "SWAPPED")
        rows = (
            (
                each.file,
                each.frame,
                *(f"{number:,}" for number in (each.n, each.k, each.unknown, each.swapped)),
            )
            for each in self.report.lists
        )
        return self.table([f"SSJ-AUDIT-PAGE-{each}" for each in heads], rows)

    def groups(self) -> Iterator[str]:
        ordered = sorted(self.report.shares, key=lambda each: each.p)
        if not ordered:
            return
        heads = (
            "SSJ-AUDIT-PAGE-GROUP",
            *(f"SSJ-AUDIT-PAGE-{each}" for each in ("TARGETS", "FOUND-COUNT", "EXPECTED")),
        )
        rows = (
            (
                f"{each.header}：{each.label or '—'}",
                f"{each.targets:,}",
                f"{each.found:,}",
                f"{each.expected:,.1f}",
                shown(each.p),
            )
            for each in ordered[:MOST_GROUPS]
        )
        yield f"<h2>{self.say('SSJ-AUDIT-PAGE-GROUPS')}</h2>"
        yield self.table((*heads, "SSJ-FAIR-PAGE-P"), rows)
        if len(ordered) > MOST_GROUPS:
            left = self.say("SSJ-AUDIT-PAGE-GROUPS-LEFT", number=len(ordered) - MOST_GROUPS)
            yield f'<p class="soft">{left}</p>'

    def measured(self) -> str:
        heads = ("SSJ-FAIR-PAGE-WHAT", "SSJ-AUDIT-PAGE-PLACE", "SSJ-FAIR-PAGE-P", "SSJ-FAIR-PAGE-JUDGED")
        rows = (
            (
                look.name(self.language),
                look.place(self.language),
                shown(look.p),
                messages.text(f"SSJ-FAIR-PAGE-IS-{judged.upper()}", {}, self.language),
            )
            for look, judged in self.report.rows()
        )
        return self.table(heads, rows)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        head = "".join(f"<th>{self.say(each)}</th>" for each in heads)
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def plots(self) -> Iterator[str]:
        if self.report.often:
            yield self.figure("OFTEN", self.often())
        for draw in [each for each in self.report.draws if each.is_choice][:MOST_PLOTTED]:
            file = f"{draw.file} {draw.stratum}".strip()
            yield self.figure("PLACES", self.places(draw), file=file)
            if draw.k > 1:
                yield self.figure("GAPS", self.gaps(draw), file=file)

    def figure(self, name: str, plot: str, **params: str) -> str:
        title = self.say(f"SSJ-AUDIT-PAGE-{name}", **params)
        return f"<figure><h2>{title}</h2>{plot}<figcaption>{self.say(f'SSJ-AUDIT-PAGE-{name}-HOW')}</figcaption></figure>"

    def axes(self, name: str, across: tuple[float, float], up: tuple[float, float]) -> Axes:
        x, y = (self.say(f"SSJ-AUDIT-PAGE-{name}-{each}") for each in "XY")
        return Axes(x=x, y=y, across=across, up=up)

    def often(self) -> str:
        found = [(float(each.times), float(each.found)) for each in self.report.often]
        expected = [(float(each.times), each.expected) for each in self.report.often]
        most = max(y for _, y in (*found, *expected))
        return compared(self.axes("OFTEN", (-0.7, len(found) - 0.3), (0, most or 1)), found, expected, 0.6)

    def places(self, draw: Draw) -> str:
        # A stretch of so many that some are drawn of it, or the picture is of nothing but single targets.
        blocks = max(1, min(MOST_POINTS, draw.n, draw.k // _BLOCK))
        parts = np.array_split(draw.drawn, blocks)
        shares = [float(each.mean()) for each in parts]
        share, size = draw.k / draw.n, len(parts[-1])
        error = sqrt(share * (1 - share) / size * (draw.n - size) / max(1, draw.n - 1))
        away = error * NormalDist().inv_cdf(1 - OUTSIDE / 2 / blocks)
        up = max(0.0, min(*shares, share, share - away)), min(1.0, max(*shares, share, share + away) * 1.05)
        return banded(
            self.axes("PLACES", (1, draw.n), up), shares, (max(0.0, share - away), share + away), share
        )

    def gaps(self, draw: Draw) -> str:
        gaps = np.diff(np.flatnonzero(draw.drawn))
        chance = draw.k / draw.n
        most = int(min(gaps.max(), max(_BLOCK, _WIDE / chance)))
        size = max(1, -(-most // _MOST_BARS))
        edges = range(1, most + 1, size)
        found = [(at + size / 2, float(((gaps >= at) & (gaps < at + size)).mean())) for at in edges]
        expected = [(at + size / 2, (1 - chance) ** (at - 1) * (1 - (1 - chance) ** size)) for at in edges]
        highest = max(y for _, y in (*found, *expected))
        axes = self.axes("GAP", (0, most + size), (0, highest))
        return compared(axes, found, expected, size * 0.7)
