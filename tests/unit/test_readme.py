"""What the READMEs show is what happens: their Python runs and prints what stands below it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.en.md"]


def blocks(readme: str, language: str) -> list[str]:
    text = (ROOT / readme).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("readme", READMES)
def test_the_example_prints_what_the_page_says(readme: str) -> None:
    (code,), (expected,) = blocks(readme, "python"), blocks(readme, "text")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == expected


@pytest.mark.parametrize("readme", READMES)
def test_the_example_is_ten_lines_beside_its_imports(readme: str) -> None:
    lines = [line for line in blocks(readme, "python")[0].splitlines() if line.strip()]
    assert len([line for line in lines if not line.startswith("from ")]) <= 10


def test_both_pages_give_the_same_commands() -> None:
    for language in ("sh", "powershell"):
        assert blocks("README.md", language) == blocks("README.en.md", language)


@pytest.mark.parametrize("readme", READMES)
def test_every_link_leads_somewhere(readme: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / readme).read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
