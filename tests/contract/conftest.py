"""Which requirements the contract kits hold, by the numbers of the ports' obligations.

The kits ship to whoever writes an adapter and carry no marks of this project's own.
"""

import re
from typing import Final

import pytest

OBLIGATION: Final = re.compile(r"test_([pcs]\d+)_")
HOLDS: Final = {
    "p2": ("A11-9", "X-26"),
    "p3": ("X-26",),
    "p9": ("X-26", "X-27"),
    "s1": ("A04-1",),
    "s2": ("A04-1",),
    "s3": ("X-13",),
    "s4": ("A04-1",),
    "s5": ("A04-4",),
    "s6": ("A04-1",),
    "c1": ("X-16",),
    "c2": ("X-17",),
    "c3": ("X-17",),
    "c4": ("X-17",),
}

LONG: Final = {
    "test_platform_folder.py": {
        "test_p1_a_document_of_the_most_bytes_arrives",
        "test_p5_any_order_with_repetitions",
        "test_p8_texts_arrive_as_they_were_sent",
    }
}
"""What of a kit takes long with an adapter that writes a file for every document, and is left to `.ci/soak`."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a kit's test with the requirements that its obligation holds."""
    numbered = OBLIGATION.match(item.name)
    if numbered and numbered[1] in HOLDS:
        item.add_marker(pytest.mark.requirement(*HOLDS[numbered[1]]))
    if item.name in LONG.get(item.path.name, ()):
        item.add_marker(pytest.mark.soak)
