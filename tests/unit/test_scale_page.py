"""docs/scale.md is what its script makes of the measured numbers, and says of each number whether it was measured."""

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

SCALE = Path(__file__).parents[2] / "docs" / "scale"


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = spec_from_file_location("scale_make", SCALE / "make.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current() -> None:
    subprocess.run([sys.executable, SCALE / "make.py", "--check"], check=True)


def test_a_line_is_found_again_and_its_start_is_never_below_nothing(make: ModuleType) -> None:
    start, slope, worst = make.fitted([(n, 2 + 3 * n) for n in (10, 100, 1000)])
    assert (round(start, 9), round(slope, 9), round(worst, 9)) == (2, 3, 0)
    start, slope, worst = make.fitted([(1, 1), (10, 20), (100, 300)])
    assert start == 0
    assert slope > 0
    assert worst > 0


def test_what_was_carried_on_stands_under_its_own_heading() -> None:
    measured, carried = (SCALE.parent / "scale.md").read_text("utf-8").split("## 四、推算的（没有量过）")
    assert "190,000,000" in carried
    assert "190,000,000" not in measured
    assert all("约" in line for line in carried.splitlines() if line.startswith("| ") and "秒" in line)
