"""`shuangsuiji audit`: reads files as they are published, says what is wrong with them, and writes a page for any width."""

import csv
import json
import os
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Final

import pytest
from openpyxl import Workbook
from tests.e2e.test_fairness_command import CHROMIUM, FLAGS, MEASURING, WIDTHS

from shuangsuiji.cli.main import call

HEADERS: Final = ("统一社会信用代码/注册号", "企业名称", "区县", "风险等级", "被替换的对象")
N: Final = 600


def write(name: str, rows: list[tuple[str, ...]], encoding: str = "utf-8") -> None:
    with Path(name).open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADERS, *rows])


@pytest.fixture(autouse=True)
def _lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    random = Random(3)
    targets = [
        (
            f"T{number:06}",
            f"企业{number % 97}号",
            random.choice(["甲县", "<乙>县"]),
            random.choice("高低"),
            "",
        )
        for number in random.sample(range(10**6), N)
    ]
    write("名录.csv", targets)
    # What a bureau publishes is often neither sorted nor in UTF-8.
    for year in (1, 2, 3):
        write(f"{year}.csv", random.sample(targets, 60), "gb18030")
        write(f"s{year}.csv", targets[random.randrange(10) :: 10])


FAIR: Final = ("audit", "名录.csv", "1.csv", "2.csv", "3.csv")
STEP: Final = ("audit", "名录.csv", "s1.csv", "s2.csv", "s3.csv")


def test_even_draws(capsys: pytest.CaptureFixture[str]) -> None:
    assert call([*FAIR, "--by", "区县", "--order", "企业名称", "--replaced", "被替换的对象"]) == 0
    shown = capsys.readouterr().out
    assert "没有发现不公" in shown
    assert "看不出来的" in shown
    assert "没有说" not in shown


def test_a_step_is_told_once_of_all_years(capsys: pytest.CaptureFixture[str]) -> None:
    assert call([*STEP, "--lang", "en"]) == 1
    shown = capsys.readouterr().out
    assert shown.count("SSJ-AUDIT-STEP") == 1
    assert "59 of 59 steps are 10" in shown
    assert "2 more places show the same" in shown
    assert shown.rstrip().endswith("unfair")


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert call([*STEP, "--by", "区县", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is False
    assert [(each["file"], each["n"], each["k"]) for each in found["lists"]] == [
        (f"s{year}.csv", 600, 60) for year in (1, 2, 3)
    ]
    assert {"SSJ-AUDIT-STEP", "SSJ-AUDIT-PERIOD"} <= {each["code"] for each in found["findings"]}
    assert sum(each["found"] for each in found["often"]) == N
    assert {each["judged"] for each in found["measured"]} == {"unfair", "fair"}
    assert [each["code"] for each in found["left_out"]] == ["SSJ-AUDIT-LEFT-SWAPS"]
    assert found["conclusions"][-1]["code"] == "SSJ-AUDIT-CANNOT-FAIR"


def test_every_rule_can_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    rules = ("--stratum", "风险等级", "--exclude", "3.csv", "--frame", "2.csv=名录2.csv", "--rate", "0.001")
    Path("名录2.csv").write_bytes(Path("名录.csv").read_bytes())
    assert call([*FAIR[:4], *rules, "--id", HEADERS[0], "--no-repeats", "--json"]) in {0, 1}
    found = json.loads(capsys.readouterr().out)
    assert found["rate"] == "0.001"
    assert [each["frame"] for each in found["lists"]] == ["名录.csv", "名录2.csv"]
    assert found["lists"][0]["n"] == N - 60
    assert {each["stratum"] for each in found["measured"]} >= {"高", "低"}


def test_every_fault_of_every_file_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    write("bad.csv", [("", "甲", "", "", ""), ("9.1E+17", "乙", "", "", ""), ("T1", "", "", "", "")])
    assert call(["audit", "名录.csv", "bad.csv", "none.csv", "--by", "行业", "--json"]) == 2
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert [(each["code"], each["where"].get("file"), each["where"].get("row")) for each in faults] == [
        ("SSJ-REG-COLUMN-MISSING", "名录.csv", 1),
        ("SSJ-TEXT-EMPTY", "bad.csv", 2),
        ("SSJ-REG-CELL-SCIENTIFIC", "bad.csv", 3),
        ("SSJ-FILE-MISSING", "none.csv", None),
    ]


REFUSED: Final[list[tuple[list[str], list[str]]]] = [
    (["1.csv", "1.csv", "--rate", "2"], ["SSJ-CLI-AUDIT-SAME", "SSJ-CLI-AUDIT-RATE"]),
    (["1.csv", "--frame", "2.csv=名录.csv"], ["SSJ-CLI-AUDIT-FRAME"]),
    (["1.csv", "--frame", "1.csv", "--frame", "x=y"], ["SSJ-CLI-AUDIT-FRAME", "SSJ-CLI-AUDIT-FRAME"]),
]


@pytest.mark.parametrize(("words", "codes"), REFUSED)
def test_what_cannot_be_asked(words: list[str], codes: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["audit", "名录.csv", *words, "--json"]) == 2
    assert [each["code"] for each in json.loads(capsys.readouterr().out)["faults"]] == codes


def test_without_numpy_it_is_said_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="numpy", path=name)

    monkeypatch.setattr("shuangsuiji.cli.kit.import_module", missing)
    assert call([*FAIR]) == 2
    assert "shuangsuiji[fairness]" in capsys.readouterr().err


def test_a_workbook_is_a_list_too(capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    with Path("名录.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    book.save("名录.xlsx")
    shown: list[object] = []
    for name in ("名录.csv", "名录.xlsx"):
        assert call(["audit", name, *FAIR[2:], "--by", "区县", "--json"]) == 0
        shown.append(json.loads(capsys.readouterr().out)["measured"])
    assert shown[0] == shown[1]


def test_a_faulty_list_leaves_no_page() -> None:
    assert call(["audit", "名录.csv", "none.csv", "--out", "page.html"]) == 2
    assert not Path("page.html").exists()


class _Names(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def pages() -> list[str]:
    assert call([*FAIR, "--by", "区县", "--order", "企业名称", "--out", "0.html"]) == 0
    assert call([*STEP, "--stratum", "风险等级", "--by", "区县", "--lang", "en", "--out", "1.html"]) == 1
    return [Path(f"{number}.html").read_text(encoding="utf-8") for number in range(2)]


def test_the_page_needs_nothing_else() -> None:
    both = pages()
    for page in both:
        found = _Names(page)
        assert not found.names & {"script", "link", "img", "iframe", "乙"}
        assert not found.attributes & {"src", "href", "style", "onload"}
        assert "url(" not in page
        assert "@import" not in page
        assert "&lt;乙&gt;县" in page
    assert [page.count("<svg") for page in both] == [7, 13]
    assert ['lang="en"' in page for page in both] == [False, True]
    assert ["SSJ-AUDIT-PERIOD" in page for page in both] == [False, True]


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_nothing_sticks_out_on_a_desktop_or_a_telephone(tmp_path: Path) -> None:
    frames = "".join(
        f'<iframe width="{width}" height="900" srcdoc="{page.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'
        for page in pages()
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
        " ".join(f"{width}:{width}:{plots}:0" for plots in (7, 13) for width in WIDTHS)
    ]
