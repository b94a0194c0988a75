"""Property tests are not traced by coverage: what they run, tables of cases run too, and tracing doubles their time."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for each in items:
        if each.path.is_relative_to(HERE):
            each.add_marker(pytest.mark.no_cover)
