"""What is changed, and the tests that must notice: a few files each, so that a change costs about a second."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen
from tests.mutation.changes import PACKAGE


@frozen
class Area:
    """Modules, as patterns below the package, with the test files that hold them: the quickest ones first.

    Args:
        modules: the patterns.
        tests: the test files.
        seconds: of tests for one change, the quickest first.
    """

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    seconds: float = 5

    def files(self) -> Iterator[str]:
        """Give the modules that are there.

        Raises:
            LookupError: a pattern that no module matches.
        """
        for pattern in self.modules:
            found = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob(pattern))
            if not found:
                raise LookupError(pattern)
            yield from (each for each in found if not each.endswith("__init__.py"))


def _draw(*names: str) -> tuple[str, ...]:
    return tuple(f"draw/{name}.py" for name in names)


def _tests(folder: str, *names: str) -> tuple[str, ...]:
    return tuple(f"tests/{folder}/test_{name}.py" for name in names)


LEGAL: Final = {
    "workdays": Area(
        ("workdays.py", "provisional.py", "calendars/files.py"),
        (*_tests("unit", "workdays"), *_tests("contract", "calendar"), *_tests("properties", "workdays")),
    ),
    "ratios": Area(
        ("ratios/*.py",),
        (*_tests("unit", "ratios"), *_tests("properties", "ratios")),
    ),
    "quota": Area(
        ("plan/ratio.py", "draw/quota.py", "task/quota_rules.py"),
        (
            *_tests("unit", "plan_ratio", "quota_rules", "acts_plan", "acts_task_selection"),
            *_tests("properties", "draw_section_03"),
        ),
    ),
    "plan": Area(
        ("plan/*.py",),
        _tests("unit", "plan_ratio", "plan_window", "acts_plan"),
    ),
    "exclusions": Area(
        ("task/exclusions*", "earlier_checks.py", "task/repeats.py", "other_checks.py"),
        (
            *_tests("unit", "exclusions", "acts_casework", "acts_lists", "acts_flags", "acts_task_selection"),
            *_tests("properties", "no_repeat"),
        ),
    ),
    "freezing": Area(
        ("task/freezing.py", "task/stratum_plans.py"),
        _tests("unit", "freezing", "exclusions", "office_draws", "acts_task_selection"),
        seconds=15,
    ),
    "substitution": Area(
        ("teams/*.py",),
        (*_tests("unit", "acts_teams"), *_tests("properties", "teams")),
    ),
    "clocks": Area(
        ("clocks.py", "deadlines.py", "inspection/clocks.py", "objection/clocks.py"),
        _tests("unit", "clocks", "deadlines", "deadlines_owed", "objection_clocks", "acts_objection"),
        seconds=15,
    ),
    "results": Area(
        ("review.py", "publicity.py", "found_errors.py", "correction.py", "completion.py", "objection/*.py"),
        (
            *_tests("unit", "acts_review_publicity", "acts_correction", "acts_objection", "acts_archive"),
            *_tests("unit", "clocks", "acts_forms"),
        ),
        seconds=15,
    ),
}

AREAS: Final = {
    **LEGAL,
    # Last, so that it has all the time that the others leave: its tests take longest to collect.
    "draw": Area(
        (
            *_draw(
                "announce", "compare", "dealing", "entropy", "feasibility", "groups", "inspectors", "journal"
            ),
            *_draw("matching", "proof", "quota", "record", "roll_step", "rounds", "seed", "steps", "suiting"),
            *_draw("journal_entries", "targets"),
            *("merkle.py", "rolls/reading.py", "rolls/recusals.py", "rolls/roll.py", "texts.py"),
        ),
        (
            *_tests("unit", "vectors", "agreement", "acts_task"),
            *_tests("properties", *(f"draw_section_{number:02}" for number in range(1, 11))),
        ),
    ),
}
GROUPS: Final = {"legal": tuple(LEGAL), "all": tuple(AREAS)}


def named(names: list[str]) -> list[str]:
    """Give the areas of names, of which some may name several."""
    return list(dict.fromkeys(area for name in names for area in GROUPS.get(name, (name,))))
