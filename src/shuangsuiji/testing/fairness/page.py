"""检验报告页 (第十一条、第十二条): a report as one page that needs nothing else: no script, no font, no picture from elsewhere."""

from collections.abc import Iterator
from html import escape
from math import exp, sqrt
from statistics import NormalDist
from typing import Final

import numpy as np
from attrs import frozen

from shuangsuiji import messages
from shuangsuiji.messages.text import Language
from shuangsuiji.testing.fairness.measured import shown
from shuangsuiji.testing.fairness.plots import Axes, banded, barred, heated, lined
from shuangsuiji.testing.fairness.probabilities import Counts, Floats, log_subsets
from shuangsuiji.testing.fairness.report import Report, Row
from shuangsuiji.testing.fairness.shell import whole
from shuangsuiji.testing.fairness.trials import Trials

OUTSIDE: Final = 1e-3
"""How often at most a fair draw has any point outside its band."""

MOST_POINTS: Final = 180
MOST_CELLS: Final = 48


def page(report: Report, title: str, language: Language = "zh") -> str:
    """Give a report as a page.

    Args:
        report: the report.
        title: what was examined.
        language: zh or en.
    """
    return _Page(report, language).whole(title)


@frozen
class _Page:
    report: Report
    language: Language

    def say(self, code: str, **params: str | int) -> str:
        return escape(messages.text(f"SSJ-FAIR-PAGE-{code}", params, self.language))

    def whole(self, title: str) -> str:
        report = self.report
        head = self.say("TITLE", title=title)
        verdict = "GOOD" if report.ok else "BAD"
        parts = [
            f"<h1>{head}</h1>",
            f'<p class="verdict {verdict.lower()}">{self.say(verdict)}</p>',
            f'<p class="soft">{self.about()}</p>',
            f'<div class="plots">{"".join(self.plots())}</div>',
            *self.findings(),
            f"<h2>{self.say('MEASURED')}</h2>",
            self.table(),
            *self.left_out(),
        ]
        return whole(head, parts, self.language)

    def about(self) -> str:
        report = self.report
        sizes: dict[str, str | int] = {
            "n": report.n,
            "k": report.k,
            "trials": report.trials,
            "rate": f"{report.rate:g}",
        }
        if report.teams is None:
            return self.say("DRAW", **sizes)
        return self.say("TEAMS", targets=int(report.teams.teams.shape[1]), **sizes)

    def findings(self) -> Iterator[str]:
        if self.report.findings:
            items = (
                f"<li>{escape(each.sentence(self.language))} <span class='code'>{each.code}</span></li>"
                for each in self.report.findings
            )
            yield f"<h2>{self.say('FOUND')}</h2><ul>{''.join(items)}</ul>"

    def left_out(self) -> Iterator[str]:
        if self.report.left_out:
            items = (f"<li>{escape(each.sentence(self.language))}</li>" for each in self.report.left_out)
            yield f'<h2>{self.say("LEFT")}</h2><ul class="soft">{"".join(items)}</ul>'

    def table(self) -> str:
        head = "".join(f"<th>{self.say(each)}</th>" for each in ("WHAT", "P", "JUDGED"))
        rows = "".join(self.row(each) for each in self.report.rows())
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def row(self, row: Row) -> str:
        kind = {"unfair": "bad", "fair": "good"}.get(row.judged, "")
        judged = self.say(f"IS-{row.judged.upper()}")
        name = escape(row.name(self.language))
        return f'<tr><td>{name}</td><td class="p">{shown(row.p)}</td><td class="{kind}">{judged}</td></tr>'

    def plots(self) -> Iterator[str]:
        kept, dealt = self.report.kept, self.report.teams
        if kept is None or not 0 < kept.k < kept.n:
            return
        yield self.figure("INCLUSION", self.inclusion(kept))
        if kept.k > 1:
            yield self.figure("PAIRS", self.pairs(kept))
        if dealt is None:
            yield self.figure("DISTINCT", self.distinct(kept))
            return
        loads, many = np.unique(dealt.loads(), return_counts=True)
        share = many / many.sum()
        across = float(loads.min()) - 0.7, float(loads.max()) + 0.7
        axes = self.axes("LOAD", across, (0.0, 1.0))
        bars = [(float(load), float(part)) for load, part in zip(loads, share, strict=True)]
        yield self.figure("LOADS", barred(axes, bars, 0.6))

    def figure(self, name: str, plot: str) -> str:
        return f"<figure><h2>{self.say(name)}</h2>{plot}<figcaption>{self.say(f'{name}-HOW')}</figcaption></figure>"

    def axes(self, name: str, across: tuple[float, float], up: tuple[float, float]) -> Axes:
        return Axes(x=self.say(f"{name}-X"), y=self.say(f"{name}-Y"), across=across, up=up)

    def inclusion(self, trials: Trials) -> str:
        blocks = np.array_split(trials.included.mean(axis=0), min(MOST_POINTS, trials.n))
        shares = [float(block.mean()) for block in blocks]
        share, size = trials.k / trials.n, len(blocks[0])
        error = sqrt(share * (1 - share) / trials.count / size * (trials.n - size) / (trials.n - 1))
        away = error * NormalDist().inv_cdf(1 - OUTSIDE / 2 / len(blocks))
        least, most = min(*shares, share - away), max(*shares, share + away)
        room = (most - least) * 0.08
        up = max(0.0, least - room), min(1.0, most + room)
        return banded(self.axes("POSITION", (1, trials.n), up), shares, (share - away, share + away))

    def pairs(self, trials: Trials) -> str:
        edges = np.linspace(0, trials.n, min(MOST_CELLS, trials.n) + 1).astype(int)
        marks = np.add.reduceat(trials.included.astype(np.float64), edges[:-1], axis=1)
        axes = self.axes("PAIR", (1, trials.n), (1, trials.n))
        return heated(axes, _scores(trials, marks, np.diff(edges)))

    def distinct(self, trials: Trials) -> str:
        marks = np.sort(trials.drawn.astype(np.int32), axis=1)
        _, first = np.unique(marks.view(f"V{4 * trials.k}"), return_index=True)
        new = np.zeros(trials.count, dtype=np.int64)
        new[first] = 1
        at = np.unique(np.linspace(1, trials.count, 60).astype(int))
        ways = log_subsets(trials.n, trials.k)
        found = [(float(each), float(count)) for each, count in zip(at, new.cumsum()[at - 1], strict=True)]
        # Of w outcomes, t trials show w(1-(1-1/w)^t); expm1 keeps that exact where w is large.
        wide = exp(min(ways, 600.0))
        expected = [(float(each), float(-wide * np.expm1(each * np.log1p(-1 / wide)))) for each in at]
        axes = self.axes("TRIAL", (0, trials.count), (0, max(most for _, most in (*found, *expected))))
        return lined(axes, found, expected)


def _scores(trials: Trials, marks: Floats, sizes: Counts) -> list[list[float]]:
    """Give how far pairs of blocks are from chance, in about standard errors; a block of one with itself is nothing."""
    n, k = trials.n, trials.k
    chance = k * (k - 1) / (n * (n - 1))
    together = marks.T @ marks
    together -= np.diag(marks.sum(axis=0))
    ways = np.outer(sizes, sizes).astype(float) - np.diag(sizes)
    error = np.sqrt(np.maximum(ways, 1) * trials.count * chance * (1 - chance))
    scores: Floats = np.where(ways > 0, (together - trials.count * chance * ways) / error, 0.0)
    return [[float(each) for each in row] for row in scores]
