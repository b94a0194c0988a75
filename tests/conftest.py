"""Hypothesis profiles: examples are the same in every run; the long form has more of them. What coverage follows."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, settings

HERE: Final = Path(__file__).parent

UNTRACED: Final = (
    "properties",
    *("unit/test_acts_forms.py", "unit/test_acts_kernel.py", "unit/test_agreement.py"),
    *("unit/test_examples_yuxi.py", "unit/test_office_draws.py", "unit/test_reference_acts.py"),
    *("unit/test_vectors.py", "e2e/test_bad_input.py", "e2e/test_consoles.py", "e2e/test_files.py"),
    *(
        "e2e/test_adapter_check.py",
        "e2e/test_delivery.py",
        "e2e/test_flask_app.py",
        "e2e/test_kills.py",
        "e2e/test_order.py",
        "e2e/test_replay.py",
    ),
    *("e2e/test_store_kills.py", "e2e/test_tampering.py", "e2e/test_two_writers.py", "e2e/test_verify.py"),
    "contract/test_platform_folder.py",
)
"""Not traced by coverage: the lines that these run tables of cases run too, and tracing triples their time."""

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
    """Take a part of what is tried everywhere, and let coverage pass over the tests that run the same lines again."""
    items[:] = sampled(items)
    untraced = {
        path: any(path.is_relative_to(HERE / name) for name in UNTRACED)
        for path in {each.path for each in items}
    }
    for each in items:
        if untraced[each.path]:
            each.add_marker(pytest.mark.no_cover)
