"""Hypothesis profiles: examples are the same in every run; the long form has more of them."""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, settings

PROFILE: Final = os.environ.get("HYPOTHESIS_PROFILE", "ci")

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("soak", parent=settings.get_profile("ci"), max_examples=300)
settings.register_profile(
    "mutation", parent=settings.get_profile("ci"), max_examples=10, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile(PROFILE)


def sampled(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Give of a test marked with `each_nth` every so many of its cases; in the long form all of them."""
    seen: Counter[str] = Counter()
    for each in items:
        mark = each.get_closest_marker("each_nth")
        name = each.nodeid.partition("[")[0]
        if mark is None or PROFILE == "soak" or seen[name] % mark.args[0] == 0:
            yield each
        seen[name] += 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take a part of what is tried everywhere."""
    items[:] = sampled(items)
