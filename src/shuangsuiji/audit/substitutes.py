"""替换 (第十二条): who took whose place after the draw.

Replacing is lawful where a target is closed or moved; who comes in must be drawn too. What is measured wants an answer: only the
bureau's records say why each was replaced.
"""

from collections.abc import Iterator

import numpy as np

from shuangsuiji.audit.draws import Draw
from shuangsuiji.audit.report import Look
from shuangsuiji.audit.tails import above, marked_chances, two_sided
from shuangsuiji.testing.fairness.probabilities import Counts, binomial_above


def of_swaps(draw: Draw, order: str) -> Iterator[Look]:
    """Measure whether those who came in stand at one distance from those who went out."""
    if len(draw.replaced) == 0:
        return
    place: Counts = np.arange(draw.n)
    if order:
        place = np.empty(draw.n, np.int64)
        place[draw.orders[order]] = np.arange(draw.n)
    distances, many = np.unique(place[draw.substitutes] - place[draw.replaced], return_counts=True)
    most = int(many.argmax())
    swaps = len(draw.replaced)
    # Each that comes in is one of those not drawn and not yet taken, each as likely.
    chance = 1 / max(1, draw.n - draw.k - swaps + 1)
    yield Look(
        code="SSJ-AUDIT-SWAP-STEP",
        p=min(1.0, float(binomial_above(many[most : most + 1], swaps, chance)[0]) * 2 * draw.n),
        data={"distance": f"{int(distances[most]):+d}", "found": int(many[most]), "swaps": swaps},
        weight="notice",
        files=(draw.file,),
        stratum=draw.stratum,
        order=order,
    )


def of_groups(draw: Draw, header: str) -> Iterator[Look]:
    """Measure whether those who went out, and those who came in, are mostly of some group."""
    swaps = len(draw.replaced)
    if not swaps:
        return
    codes, labels = draw.groups[header], draw.labels[header]
    out, into = (
        np.bincount(codes[each], minlength=len(labels)) for each in (draw.replaced, draw.substitutes)
    )
    drawn = np.bincount(codes[draw.drawn], minlength=len(labels))
    others = np.bincount(codes[~draw.drawn], minlength=len(labels))
    sides = (("SSJ-AUDIT-SWAP-OUT", out, drawn, draw.k), ("SSJ-AUDIT-SWAP-IN", into, others, draw.n - draw.k))
    for code, found, marked, population in sides:
        for number, label in enumerate(labels):
            if not marked[number] or swaps > population:
                continue
            yield Look(
                code=code,
                p=two_sided(marked_chances(population, int(marked[number]), swaps), int(found[number])),
                data={
                    "header": header,
                    "label": label or "—",
                    "found": int(found[number]),
                    "swaps": swaps,
                    "expected": f"{swaps * int(marked[number]) / population:.1f}",
                },
                weight="notice",
                files=(draw.file,),
                stratum=draw.stratum,
            )


def again(draw: Draw, earlier: Draw) -> Iterator[Look]:
    """Measure whether the same targets were replaced in two lists, of those drawn in both."""
    both = np.intersect1d(draw.numbers[draw.drawn], earlier.numbers[earlier.drawn])
    out, out_before = (np.intersect1d(each.numbers[each.replaced], both) for each in (draw, earlier))
    if not len(out) or not len(out_before):
        return
    found = len(np.intersect1d(out, out_before))
    yield Look(
        code="SSJ-AUDIT-SWAP-AGAIN",
        p=above(marked_chances(len(both), len(out_before), len(out)), found),
        data={"both": len(both), "found": found, "expected": f"{len(out) * len(out_before) / len(both):.1f}"},
        weight="notice",
        files=(earlier.file, draw.file),
        stratum=draw.stratum,
    )
