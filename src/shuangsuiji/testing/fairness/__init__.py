"""公平性检验 (第十一条、第十二条): is a draw fair? For any draw, ours or a stranger's, that gives `k` of some ids from a seed.

    from shuangsuiji.testing.fairness import examine

    report = examine(draw, n=100, k=30, trials=10_000)
    assert report.ok, report.text()

| module | what it gives |
| --- | --- |
| `examination` | the whole examination |
| `report` | what was measured, what is unfair at one family-wise error rate |
| `trials` | a draw done many times under seeds that anyone can make again |
| `teams`, `dealing` | the examination of a dealing of inspectors; a dealing done many times |
| `measured` | one thing that was measured, and its sentence |
| `seeding` | one seed one draw, every bit of it used, enough of them |
| `inclusion`, `pairs`, `subsets`, `successive`, `pages` | how often each id, each two, each subset is drawn; draws after each other; lists of several pages |
| `probabilities` | exact tails |
| `resemblance` | which known defect it looks like |
| `command` | a draw that is a program of its own |
| `ours` | the draw and the dealing of this library as ones that can be examined |
| `page`, `plots` | a report as one page; plots, made of numbers alone |
| `commission` | what the command line asks for |

Every measurement gives a p-value that is exact or too large; the four chi-squares are asymptotic and are taken only where
a cell expects at least 25. The report rejects by Holm's method over all measurements at once, each already multiplied by
the number of positions, pairs or subsets that it looked at: a fair draw is called unfair once in 1/`rate` examinations at most.

Needs the extra `fairness` (numpy, scipy).
"""

from shuangsuiji.testing.fairness.command import Command, DealCommand
from shuangsuiji.testing.fairness.dealing import Asked
from shuangsuiji.testing.fairness.examination import examine
from shuangsuiji.testing.fairness.report import Report
from shuangsuiji.testing.fairness.teams import Promise, examine_teams

__all__ = ["Asked", "Command", "DealCommand", "Promise", "Report", "examine", "examine_teams"]
