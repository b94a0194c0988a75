"""The made-up bureau in examples/yuxi: complete, sound, nobody's, and the same whenever it is made."""

import csv
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from shuangsuiji.ids.credit import parse_credit_code
from shuangsuiji.ids.target_id import is_target_id

YUXI = Path(__file__).resolve().parents[2] / "examples" / "yuxi"
TASKS = ("task-a.toml", "task-b.toml", "task-c.toml", "task-c-round2.toml")
PERSONAL = re.compile(
    r"(?<![0-9A-Z])\d{6}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX](?![0-9A-Z])"  # 身份证号
    r"|(?<![0-9A-Z])\d{8}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Z])"  # its 15-digit form
    r"|(?<![0-9A-Z])1[3-9]\d{9}(?![0-9A-Z])|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"  # 手机号, 固定电话
)
KEYS = {
    "": {"code", "name", "hash", "draw_by", "publish_from", "task", "targets", "inspectors", "recusals"}
    | {"history", "entropy"},
    "task": {"from", "to", "items", "range", "initiating", "participating"},
    "targets": {"file", "sheet", "sealed", "columns", "stratum", "ratio", "base", "rounding", "strata"},
    "inspectors": {"file", "sheet", "sealed", "columns", "matching", "groups", "slots"},
    "recusals": {"file", "sheet", "sealed", "columns"},
    "history": {"file", "sheet", "columns", "cap"},
    "strata": {"name", "ratio", "values"},
    "slots": {"department", "count", "leads", "area"},
    "entropy": {"kind", "party", "commitment", "nonce_file", "source"},
}


def workbook(path: Path) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))


@cache
def sheet(name: str) -> tuple[tuple[str, ...], ...]:
    """Give a workbook's first sheet, every row, every cell as text."""
    rows = workbook(YUXI / name).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return tuple(tuple(str(cell) for cell in row) for row in rows)


def registry(name: str) -> list[dict[str, str]]:
    """Give the data of a workbook, below title, headers, hints and sample."""
    _, headers, hints, sample, *data = sheet(name)
    assert hints[0].startswith("填写说明")
    assert sample[0].startswith("示例")
    return [dict(zip(headers, row, strict=True)) for row in data]


def ids(name: str) -> list[str]:
    return [row["统一社会信用代码/注册号"] for row in registry(name)]


def history() -> list[dict[str, str]]:
    return list(csv.DictReader((YUXI / "history.csv").read_bytes().decode("gb18030").splitlines()))


def task(name: str) -> dict[str, Any]:
    return tomllib.loads((YUXI / name).read_text("utf-8"))


def codes(cell: str) -> set[str]:
    return {code for code in re.split("[,，]", cell) if code}


def inspectors_at_hand() -> list[dict[str, str]]:
    """Give the inspectors whom no reading of the registry keeps from a check in December 2026."""
    return [
        row
        for row in registry("inspectors.xlsx")
        if row["执法人员状态"] == "有效"
        and row["执法证有效期"] > "2026-12-31"
        and "2026-12" not in row["请假期间"]
    ]


def test_there_are_as_many_rows_as_the_readme_says() -> None:
    assert len(registry("targets.xlsx")) == 6000
    assert len(registry("targets-c.xlsx")) == 24
    assert len(registry("recusals.xlsx")) == 60
    assert len(history()) == 200
    departments = Counter(row["所在业务部门（机构）"] for row in registry("inspectors.xlsx"))
    assert len(departments) == 5
    assert departments.total() == 180


def test_targets_come_from_nine_counties_in_four_grades_and_every_state() -> None:
    rows = registry("targets.xlsx")
    assert len({row["管辖单位"] for row in rows}) == 9
    assert {row["分类"] for row in rows} == set("甲乙丙丁")
    states = {"存续（在营、开业、在册）", "吊销，未注销", "注销", "迁出", "撤销"}
    assert {row["登记状态"] for row in rows} == states
    assert {code for row in rows for code in codes(row["专业资质资格"])} == {
        "食盐",
        "民爆",
        "监控化学品",
        "节能",
    }
    assert any("," in row["专业资质资格"] and "，" in row["专业资质资格"] for row in rows)
    assert any(row["有效期至"] == "9999-09-09" for row in rows)


def test_inspectors_include_expired_inactive_and_absent_ones() -> None:
    rows = registry("inspectors.xlsx")
    assert any(row["执法证有效期"] < "2026-12-07" for row in rows)
    assert any(row["执法人员状态"] == "失效" for row in rows)
    assert any("2026-12-14至2026-12-18" in row["请假期间"] for row in rows)
    assert any("；" in row["请假期间"] for row in rows)
    assert len({row["姓名"] for row in rows}) == len({row["单位工号"] for row in rows}) == 180


@pytest.mark.parametrize("name", ["targets.xlsx", "targets-c.xlsx"])
def test_target_ids_are_sound_unique_and_of_no_real_region(name: str) -> None:
    found = ids(name)
    assert [each for each in found if not is_target_id(each)] == []
    assert len(set(found)) == len(found)
    long_codes = [parse_credit_code(each) for each in found if len(each) == 18]
    assert all(code.organisation_check_holds for code in long_codes)
    assert {code.text[2:8] for code in long_codes} == {"530499"}
    assert {each[:6] for each in found if len(each) < 18} <= {"530499"}


def test_some_targets_have_only_an_old_registration_number() -> None:
    assert Counter(map(len, ids("targets.xlsx"))) == {18: 5952, 15: 36, 13: 12}


def test_names_are_unique_and_say_that_they_are_samples() -> None:
    names = [row["企业名称"] for row in registry("targets.xlsx")]
    assert len(set(names)) == len(names)
    assert all(name.startswith("样例") for name in names)


def test_the_salt_wholesalers_are_in_the_registry_and_need_salt() -> None:
    whole = {row["统一社会信用代码/注册号"]: row for row in registry("targets.xlsx")}
    small = registry("targets-c.xlsx")
    assert [row for row in small if whole[row["统一社会信用代码/注册号"]] != row] == []
    assert {row["专业资质资格"] for row in small} == {"食盐"}


def test_recusals_and_history_name_who_is_in_the_registries() -> None:
    known, people = set(ids("targets.xlsx")), {row["单位工号"] for row in registry("inspectors.xlsx")}
    rows = registry("recusals.xlsx")
    assert {row["统一社会信用代码/注册号"] for row in rows} <= known
    assert {row["单位工号"] for row in rows} <= people
    assert len({tuple(row.values()) for row in rows}) == 60
    assert {row["统一社会信用代码/注册号"] for row in history()} <= known
    assert {date.fromisoformat(row["检查日期"]).year for row in history()} == {2026}


def test_nothing_looks_like_a_resident_number_or_a_telephone() -> None:
    workbooks = {path: "\n".join("\t".join(row) for row in _any_sheet(path)) for path in YUXI.rglob("*.xlsx")}
    others = {
        path: path.read_bytes().decode(
            "gb18030" if path.name in {"history.csv", "bad-bytes.csv"} else "utf-8", "replace"
        )
        for path in YUXI.rglob("*")
        if path.suffix in {".csv", ".toml", ".md", ".py"}
    }
    found = {
        (path.name, hit.group())
        for path, text in (workbooks | others).items()
        for hit in PERSONAL.finditer(text)
    }
    assert found == set()
    assert PERSONAL.search("x 530499199001010011 x")


def _any_sheet(path: Path) -> list[list[str]]:
    if path.name == "not-a-workbook.xlsx":
        return [[path.read_text("utf-8")]]
    book = workbook(path)
    return [
        [str(cell) for cell in row]
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
    ]


@pytest.mark.parametrize("name", TASKS)
def test_a_task_uses_only_known_keys_and_names_what_exists(name: str) -> None:
    made = task(name)
    assert set(made) <= KEYS[""]
    for key in ("task", "targets", "inspectors", "recusals", "history"):
        part = made.get(key, {})
        assert set(part) <= KEYS[key]
        assert "file" not in part or (YUXI / part["file"]).is_file()
    assert all(set(part) == KEYS["strata"] for part in made["targets"].get("strata", []))
    assert all(set(part) == KEYS["slots"] for part in made["inspectors"]["slots"])
    assert all(set(part) <= KEYS["entropy"] for part in made["entropy"])


@pytest.mark.parametrize("name", TASKS)
def test_a_task_has_one_leading_slot_and_departments_that_have_inspectors(name: str) -> None:
    made = task(name)
    slots = made["inspectors"]["slots"]
    assert [slot["department"] for slot in slots if slot["leads"]] == [made["task"]["initiating"]]
    assert [slot["department"] for slot in slots] == [
        made["task"]["initiating"],
        *made["task"]["participating"],
    ]
    assert {slot["department"] for slot in slots} <= {
        row["所在业务部门（机构）"] for row in registry("inspectors.xlsx")
    }
    assert made["draw_by"].date() < made["task"]["from"] <= made["task"]["to"]
    assert made["draw_by"].utcoffset() is not None


@pytest.mark.parametrize("name", ["task-a.toml", "task-b.toml"])
def test_the_strata_of_a_task_take_in_every_target_once(name: str) -> None:
    part = task(name)["targets"]
    values = [value for stratum in part["strata"] for value in stratum["values"]]
    assert len(set(values)) == len(values)
    assert set(values) == {row[part["stratum"]] for row in registry(part["file"])}


@pytest.mark.parametrize("name", ["task-a.toml", "task-c.toml"])
def test_dealing_finds_enough_inspectors_for_every_target(name: str) -> None:
    made, people = task(name), inspectors_at_hand()
    pairs = registry("recusals.xlsx") if "recusals" in made else []
    recused = {(row["统一社会信用代码/注册号"], row["单位工号"]) for row in pairs}
    skills = {row["单位工号"]: codes(row["岗位资质资格"]) for row in people}
    short: list[tuple[str, str, int]] = []
    for target in registry(made["targets"]["file"]):
        identifier, needs = target["统一社会信用代码/注册号"], codes(target["专业资质资格"])
        for slot in made["inspectors"]["slots"]:
            suited = sum(
                row["所在业务部门（机构）"] == slot["department"]
                and needs <= skills[row["单位工号"]]
                and (identifier, row["单位工号"]) not in recused
                and (slot["area"] == "any" or row["地区"] != target["管辖单位"])
                for row in people
            )
            if suited < slot["count"] + 1:
                short.append((identifier, slot["department"], suited))
    assert short == []


def test_groups_find_enough_inspectors() -> None:
    part = task("task-b.toml")["inspectors"]
    at_hand = Counter(row["所在业务部门（机构）"] for row in inspectors_at_hand())
    assert all(part["groups"] * slot["count"] <= at_hand[slot["department"]] for slot in part["slots"])


def test_the_second_round_of_task_c_differs_in_its_entropy_and_last_day_only() -> None:
    first, second = task("task-c.toml"), task("task-c-round2.toml")
    assert {key for key in first | second if first.get(key) != second.get(key)} == {"entropy", "draw_by"}
    assert [source["kind"] for source in second["entropy"]] == ["public"]


def listed_faults() -> list[tuple[str, str]]:
    lines = (YUXI / "faulty" / "README.md").read_text("utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| `")]
    return [(name.strip("`"), place) for name, place, _ in cells]


def test_the_list_of_faulty_files_is_complete() -> None:
    found = {path.name for path in (YUXI / "faulty").iterdir()} - {"README.md"}
    assert {name for name, _ in listed_faults()} == found
    assert Counter(name for name, _ in listed_faults())["many-faults.xlsx"] == 8


@pytest.mark.parametrize(
    "name",
    ["wrong-check-character", "duplicate", "number-id", "control-character", "unknown-status", "many-faults"],
)
def test_a_faulty_registry_is_wrong_in_the_listed_cells_and_nowhere_else(name: str) -> None:
    path = f"faulty/{name}.xlsx"
    rows = workbook(YUXI / path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    wrong: set[str] = set()
    seen: set[str] = set()
    for number, row in enumerate(rows[4:], 5):
        identifier, county, status = row[0], row[5], row[6]
        if not isinstance(identifier, str) or not is_target_id(identifier) or identifier in seen:
            wrong.add(f"A{number}")
        if "\t" in str(county):
            wrong.add(f"F{number}")
        if status != "存续（在营、开业、在册）":
            wrong.add(f"G{number}")
        seen.add(str(identifier))
    assert wrong == {place for file, place in listed_faults() if file == f"{name}.xlsx"}


def test_the_bytes_of_bad_bytes_are_neither_utf_8_nor_gb18030() -> None:
    content = (YUXI / "faulty" / "bad-bytes.csv").read_bytes()
    for encoding in ("utf-8", "gb18030"):
        with pytest.raises(UnicodeDecodeError):
            content.decode(encoding)


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", str(folder / "make.py"), "--check"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_committed_files_are_what_the_script_makes() -> None:
    done = check(YUXI)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_check_names_what_differs_and_writes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "yuxi"
    shutil.copytree(YUXI, copy, ignore=shutil.ignore_patterns("__pycache__", "nonces"))
    shutil.copy(copy / "targets-c.xlsx", copy / "targets.xlsx")
    (copy / "history.csv").unlink()
    (copy / "faulty" / "more.csv").write_text("x", "utf-8")
    done = check(copy)
    assert done.returncode == 1
    assert [line.split("：")[0] for line in done.stdout.splitlines()] == [
        "faulty/more.csv",
        "history.csv",
        "targets.xlsx",
    ]
    assert not (copy / "history.csv").exists()


def test_the_committed_files_are_small() -> None:
    sizes = [
        path.stat().st_size for path in YUXI.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    assert sum(sizes) < 2_000_000
