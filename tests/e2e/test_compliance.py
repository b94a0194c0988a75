"""Every requirement has its tests, and the page of requirements names them."""

import subprocess
import sys
from pathlib import Path

MAKE = Path(__file__).parents[2] / "docs" / "compliance" / "make.py"


def test_the_page_of_requirements_is_what_its_script_makes() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(MAKE), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
