"""`shuangsuiji fairness`: says of anyone's draw whether it is fair, and writes a page that a browser shows on any width."""

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from shuangsuiji.cli.main import call
from shuangsuiji.testing.fairness.plots import Axes, banded, barred, heated, lined

DRAWS: Final = """
import sys
from random import Random

def fair(ids, k, seed):
    print("a stranger's own words")
    return Random(seed).sample(sorted(ids), k)

def first(ids, k, seed):
    return list(ids)[:k]

def raises(ids, k, seed):
    raise ValueError("<b>no</b>\\nmore")

def leaves(ids, k, seed):
    sys.exit("gone")

def nothing(ids, k, seed):
    return None

def lists(ids, k, seed):
    return [[each] for each in ids][:k]

def numbers(ids, k, seed):
    return list(range(k))

number = 7
"""
PROGRAM: Final = "import random, sys; print(*random.Random(sys.argv[2]).sample(sorted(sys.stdin.read().split()), int(sys.argv[1])), sep=chr(10))"
CHROMIUM: Final = shutil.which("chromium")
FLAGS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WIDTHS: Final = (390, 1280)
MEASURING: Final = """<script>
onload = () => {
  const measured = [...document.querySelectorAll("iframe")].map((each) => {
    const inner = each.contentDocument, root = inner.documentElement
    const out = [...inner.querySelectorAll("svg")].filter((svg) => {
      const box = svg.getBoundingClientRect()
      return [...svg.querySelectorAll("text")].some((text) => {
        const at = text.getBoundingClientRect()
        return at.left < box.left - 1 || at.right > box.right + 1 || at.height < 8
      })
    })
    return [each.width, root.scrollWidth, inner.querySelectorAll("svg").length, out.length].join(":")
  })
  document.querySelector("pre").textContent = measured.join(" ")
}
</script>"""


@pytest.fixture(autouse=True)
def _module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stranger.py").write_text(DRAWS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "stranger", raising=False)


SMALL: Final = ("--n", "30", "--k", "9", "--trials", "60")


def test_a_fair_draw(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["fairness", "stranger:fair", *SMALL]) == 0
    shown = capsys.readouterr()
    assert "没有发现不公" in shown.out
    assert "stranger's own words" not in shown.out


def test_an_unfair_one_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["fairness", "stranger:first", *SMALL, "--lang", "en"]) == 1
    shown = capsys.readouterr().out
    assert "unfair" in shown
    assert "SSJ-FAIR-IDLE-BITS" in shown


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["fairness", "stranger:first", *SMALL, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["n"], found["k"], found["trials"]) == (False, 30, 9, 60)
    assert {"SSJ-FAIR-POSITION", "SSJ-FAIR-IDLE-BITS"} <= {each["code"] for each in found["findings"]}
    assert {each["judged"] for each in found["measured"]} == {"unfair", "notice"}
    assert [each["code"] for each in found["left_out"]] == ["SSJ-FAIR-LEFT-FEW"]


WRONG: Final = [
    # name, what is said
    ("stranger:raises", "ValueError: <b>no</b>"),
    ("stranger:leaves", "SystemExit: gone"),
    ("stranger:nothing", "TypeError"),
    ("stranger:lists", "TypeError"),
    ("stranger:numbers", "SSJ-FAIR-MEMBER"),
]


@pytest.mark.parametrize(("name", "said"), WRONG)
def test_what_is_no_draw_is_said(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["fairness", name, *SMALL]) == 1
    shown = capsys.readouterr()
    assert said in shown.out
    assert "Traceback" not in shown.out + shown.err


REFUSED: Final[list[tuple[list[str], str]]] = [
    (["stranger:none"], "SSJ-CLI-FAIR-FUNCTION"),
    (["stranger:number"], "SSJ-CLI-FAIR-FUNCTION"),
    (["strangers:fair"], "SSJ-CLI-FAIR-MODULE"),
    (["stranger"], "SSJ-CLI-FAIR-NAME"),
    ([], "SSJ-CLI-FAIR-ONE"),
    (["stranger:fair", "--command", "sh"], "SSJ-CLI-FAIR-ONE"),
    (["--command", "no-such-program-here x"], "SSJ-CLI-FAIR-PROGRAM"),
    (["--command", "sh 'x"], "SSJ-CLI-FAIR-PROGRAM"),
    (["stranger:fair", "--k", "31", "--n", "30"], "SSJ-FAIR-ARGUMENTS"),
    (["stranger:fair", "--without", "loads"], "SSJ-CLI-FAIR-WITHOUT"),
    (["stranger:fair", "--targets", "3", "--without", "pairs"], "SSJ-CLI-FAIR-WITHOUT"),
]


@pytest.mark.parametrize(("words", "code"), REFUSED)
def test_what_cannot_be_examined_is_refused(
    words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["fairness", *words, "--json"]) == 2
    assert [each["code"] for each in json.loads(capsys.readouterr().out)["faults"]] == [code]


def test_a_program(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "draw.py").write_text(PROGRAM)
    words = ["--command", f"{sys.executable} -S draw.py", "--n", "2", "--k", "2", "--trials", "1", "--json"]
    assert call(["fairness", *words]) == 0
    assert json.loads(capsys.readouterr().out)["trials"] == 1


def test_without_numpy_it_is_said_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="numpy", path=name)

    monkeypatch.setattr("shuangsuiji.cli.kit.import_module", missing)
    assert call(["fairness", "stranger:fair"]) == 2
    assert "shuangsuiji[fairness]" in capsys.readouterr().err


class _Names(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def pages(folder: Path) -> list[str]:
    draw = ["shuangsuiji.testing.unfair:redrawn", "--trials", "300"]
    teams = ["shuangsuiji.testing.unfair_teams:leftover_to_the_first", "--n", "13", "--targets", "10"]
    for number, words in enumerate((draw, [*teams, "--trials", "300", "--lang", "en"])):
        assert call(["fairness", *words, "--out", str(folder / f"{number}.html")]) == 1
    return [(folder / f"{number}.html").read_text(encoding="utf-8") for number in range(2)]


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    both = pages(tmp_path)
    for page in both:
        found = _Names(page)
        assert not found.names & {"script", "link", "img", "iframe"}
        assert not found.attributes & {"src", "href", "style", "onload"}
        assert "url(" not in page
        assert "@import" not in page
        assert page.count("<svg") == 3
        assert "SSJ-FAIR-POSITION" in page
    assert ['lang="en"' in page for page in both] == [False, True]


def test_a_name_stays_a_text(tmp_path: Path) -> None:
    (tmp_path / "odd.py").write_text("def __getattr__(name):\n    return lambda ids, k, seed: ['<i>x']\n")
    assert call(["fairness", "odd:<script>", *SMALL, "--out", "page.html"]) == 1
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert not _Names(page).names & {"script", "i", "svg"}
    assert "&lt;script&gt;" in page
    assert "&lt;i&gt;x" in page


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_nothing_sticks_out_on_a_desktop_or_a_telephone(tmp_path: Path) -> None:
    frames = "".join(
        f'<iframe width="{width}" height="900" srcdoc="{page.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'
        for page in pages(tmp_path)
        for width in WIDTHS
    )
    file = tmp_path / "frames.html"
    file.write_text(f"<!doctype html><meta charset=utf-8>{frames}<pre></pre>{MEASURING}", encoding="utf-8")
    words = [f"--user-data-dir={tmp_path / 'user'}", "--dump-dom", "--window-size=2000,1000", file.as_uri()]
    found = subprocess.run(
        [str(CHROMIUM), *FLAGS, *words],
        check=True,
        capture_output=True,
        timeout=60,
        env={**os.environ, "HOME": str(tmp_path)},
    ).stdout.decode()
    assert re.findall(r"<pre>([^<]*)</pre>", found) == [
        " ".join(f"{width}:{width}:3:0" for _ in range(2) for width in WIDTHS)
    ]


class TestPlots:
    """A plot puts each number where it belongs."""

    AXES: Final = Axes(x="x<", y="y", across=(0, 10), up=(0, 1))

    def test_places(self) -> None:
        assert self.AXES.at(0, 0) == (46, 188)
        assert self.AXES.at(10, 1) == (348, 24)

    def test_what_lies_outside_its_band_stands_out(self) -> None:
        drawn = banded(self.AXES, [0.5, 0.9, 0.1, 0.4], (0.3, 0.6))
        assert (drawn.count('class="dot"'), drawn.count('class="out"')) == (2, 2)
        assert "x&lt;" in drawn

    def test_lines_and_bars(self) -> None:
        line = lined(self.AXES, [(0, 0), (10, 1)], [(0, 0), (10, 0.5)])
        assert 'class="line" d="M46.0 188.0L348.0 24.0"' in line
        assert barred(self.AXES, [(5, 1)], 2).count('y="24.0" width="60.4" height="164.0"') == 1

    def test_heat(self) -> None:
        drawn = heated(self.AXES, [[0, 9], [-3.2, 1]])
        assert 'class="more" fill-opacity="1.00" d="M197.0 106.0H348.0V188.0H197.0Z"' in drawn
        assert 'class="less" fill-opacity="0.33" d="M46.0 24.0H197.0V106.0H46.0Z"' in drawn
