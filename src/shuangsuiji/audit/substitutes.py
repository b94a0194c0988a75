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
    codes, labels = draw.groups[header], draw.labels[header]
    came = draw.substitutes[
        ~draw.drawn[draw.substitutes]
    ]  # who was drawn already is reported as standing there twice
    sides = (
        ("SSJ-AUDIT-SWAP-OUT", draw.replaced, codes[draw.drawn]),
        ("SSJ-AUDIT-SWAP-IN", came, codes[~draw.drawn]),
    )
    for code, places, population in sides:
        found = np.bincount(codes[places], minlength=len(labels))
        marked = np.bincount(population, minlength=len(labels))
        for number, label in enumerate(labels):
            if not len(places) or not marked[number]:
                continue
            chances = marked_chances(len(population), int(marked[number]), len(places))
            yield Look(
                code=code,
                p=two_sided(chances, int(found[number])),
                data={
                    "header": header,
                    "label": label or "—",
                    "found": int(found[number]),
                    "swaps": len(places),
                    "expected": f"{len(places) * int(marked[number]) / len(population):.1f}",
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
