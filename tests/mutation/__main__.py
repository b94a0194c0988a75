"""Mutation of the rules: one place of a module is changed at a time, and some fast test must notice.

    python -m tests.mutation [AREA ...] [--every N] [--minutes M] [--seconds S] [--containing TEXT]

The package's files are never touched. What survives is listed; a survivor is a rule that no test holds, or a change that
changes nothing: those are judged, with the reason, in docs/decisions/0041-mutation-of-legal-rules.md.
"""

import argparse
import hashlib
import os
import sys
import time
from collections.abc import Sequence

from tests.mutation.areas import AREAS, GROUPS, named
from tests.mutation.changes import Change, changes
from tests.mutation.judged import judgements, row
from tests.mutation.judging import LATE, SURVIVED, Bounds, judged


def chosen(area: str, every: int, text: str) -> list[Change]:
    """Give every n-th change of an area, spread over it, always the same ones."""
    found = [change for module in AREAS[area].files() for change in changes(module) if text in str(change)]
    found.sort(key=lambda change: hashlib.sha256(repr(change.key).encode()).digest())
    return found[::every]


def main() -> int:
    """Run the changes and give 1 where one survives that was not judged."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("areas", nargs="*", default=["legal"], choices=[*AREAS, *GROUPS])
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--minutes", type=float, default=600)
    options.add_argument(
        "--seconds", type=float, help="of tests for one change, the quickest first; else as the area says"
    )
    options.add_argument("--containing", default="", help="only changes whose line of the list contains this")
    asked = options.parse_args()
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    areas = named(asked.areas)
    ends = time.time() + 60 * asked.minutes
    left: list[Change] = []
    for number, area in enumerate(areas):
        until = time.time() + (ends - time.time()) / (len(areas) - number)
        bounds = Bounds(asked.seconds or AREAS[area].seconds, until)
        left += area_survivors(area, chosen(area, asked.every, asked.containing), bounds)
    print("survived, and not judged:", *(row(change) for change in sorted(left, key=str)), sep="\n")
    return int(bool(left))


def area_survivors(area: str, of: Sequence[Change], bounds: Bounds) -> list[Change]:
    """Judge an area's changes, say how many were noticed, and give those that survive unjudged."""
    begun = time.time()
    verdicts = judged(of, AREAS[area].tests, bounds) if of and begun < bounds.until else {}
    known = judgements()
    survivors = [change for change, verdict in verdicts.items() if verdict == SURVIVED]
    unjudged = [change for change in survivors if change.key not in known]
    done = sum(verdict != LATE for verdict in verdicts.values())
    print(
        f"{area}: {done - len(survivors)} of {done} changes noticed, {len(survivors) - len(unjudged)} judged,"
        f" {len(unjudged)} not; {len(of) - done} not reached; {time.time() - begun:.0f} s",
        flush=True,
    )
    return unjudged


if __name__ == "__main__":
    sys.exit(main())
