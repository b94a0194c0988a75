"""Bad input: every fault in one go, with code, file, sheet, row and column; exit 2, and nothing is written."""

import zipfile
from pathlib import Path

import pytest
from tests.e2e.bureau import BUREAU, EXAMPLE, INSPECTORS, SMALL, Bureau, copy, tree

TARGET_SHEET, INSPECTOR_SHEET = "检查对象名录库", "执法检查人员名录库"
ID = "统一社会信用代码/注册号"


def refused(bureau: Bureau, *words: str) -> list[tuple[str, str]]:
    """Announce what must be refused; give (code, place) of every fault in JSON. Nothing may have been written."""
    before = sorted(bureau.path.rglob("*"))
    answer = bureau.run("announce", "TASK.toml", "--out", "draw", *words, "--json", expect=2)
    assert answer.json["ok"] is False
    assert sorted(bureau.path.rglob("*")) == before
    return [(each["code"], each["place"]) for each in answer.json["faults"]]


def cell(file: str, row: int, column: str, letter: str, sheet: str = TARGET_SHEET) -> str:
    """The place of a cell as people read it."""
    part = f"工作表“{sheet}”，" if sheet else ""
    return f"{file}，{part}第 {row} 行，“{column}”列（{letter}{row}）"


FAULTY_TARGETS = {
    "missing-column.xlsx": [
        ("SSJ-REG-COLUMN-MISSPELT", f"missing-column.xlsx，工作表“{TARGET_SHEET}”，第 2 行")
    ],
    "misspelt-column.xlsx": [
        ("SSJ-REG-COLUMN-MISSPELT", f"misspelt-column.xlsx，工作表“{TARGET_SHEET}”，第 2 行")
    ],
    "no-data.xlsx": [("SSJ-REG-NO-ROWS", f"no-data.xlsx，工作表“{TARGET_SHEET}”")],
    "not-a-workbook.xlsx": [("SSJ-FILE-XLSX-NONE", "not-a-workbook.xlsx")],
    "wrong-check-character.xlsx": [
        ("SSJ-ID-CREDIT-CHECK", cell("wrong-check-character.xlsx", 9, ID, "A")),
        ("SSJ-ID-CREDIT-CHECK", cell("wrong-check-character.xlsx", 17, ID, "A")),
    ],
    "duplicate.xlsx": [
        ("SSJ-REG-TARGET-TWICE", cell("duplicate.xlsx", 11, ID, "A")),
        ("SSJ-REG-TARGET-TWICE", cell("duplicate.xlsx", 21, ID, "A")),
    ],
    "number-id.xlsx": [("SSJ-REG-CELL-NUMBER", cell("number-id.xlsx", 13, ID, "A"))],
    "control-character.xlsx": [
        ("SSJ-ID-SEPARATOR", cell("control-character.xlsx", 12, ID, "A")),
        ("SSJ-TEXT-CHARACTER", cell("control-character.xlsx", 20, "管辖单位", "F")),
    ],
    "unknown-status.xlsx": [("SSJ-REG-STATUS", cell("unknown-status.xlsx", 15, "登记状态", "G"))],
    "many-faults.xlsx": [
        ("SSJ-REG-TARGET-TWICE", cell("many-faults.xlsx", 5, ID, "A")),
        ("SSJ-ID-CREDIT-CHECK", cell("many-faults.xlsx", 6, ID, "A")),
        ("SSJ-REG-TARGET-TWICE", cell("many-faults.xlsx", 8, ID, "A")),
        ("SSJ-REG-CELL-NUMBER", cell("many-faults.xlsx", 10, ID, "A")),
        ("SSJ-TEXT-EMPTY", cell("many-faults.xlsx", 12, ID, "A")),
        ("SSJ-ID-SEPARATOR", cell("many-faults.xlsx", 14, ID, "A")),
        ("SSJ-ID-CREDIT-LENGTH", cell("many-faults.xlsx", 16, ID, "A")),
        ("SSJ-REG-STATUS", cell("many-faults.xlsx", 19, "登记状态", "G")),
        ("SSJ-TEXT-CHARACTER", cell("many-faults.xlsx", 23, "管辖单位", "F")),
    ],
    "scientific.csv": [("SSJ-REG-CELL-SCIENTIFIC", cell("scientific.csv", 12, ID, "A", ""))],
    "bad-bytes.csv": [("SSJ-FILE-CSV-BYTES", "bad-bytes.csv，第 2 行")],
}
FAULTY_INSPECTORS = {
    "inspector-department.xlsx": [
        (
            "SSJ-TEXT-EMPTY",
            cell("inspector-department.xlsx", 18, "所在业务部门（机构）", "H", INSPECTOR_SHEET),
        ),
        (
            "SSJ-TASK-DEPARTMENT-NEAR",
            f"inspector-department.xlsx，工作表“{INSPECTOR_SHEET}”，第 8 行，“所在业务部门（机构）”列",
        ),
    ],
    "inspector-dates.xlsx": [
        ("SSJ-ID-CERT-DATE", cell("inspector-dates.xlsx", 7, "执法证有效期", "K", INSPECTOR_SHEET)),
        ("SSJ-ID-CERT-DATE", cell("inspector-dates.xlsx", 11, "执法证有效期", "K", INSPECTOR_SHEET)),
        ("SSJ-REG-PERIOD", cell("inspector-dates.xlsx", 16, "请假期间", "M", INSPECTOR_SHEET)),
    ],
}


@pytest.mark.requirement("A09-1")
@pytest.mark.parametrize("name", FAULTY_TARGETS)
def test_a_faulty_registry_of_targets_is_refused(bureau: Bureau, name: str) -> None:
    bureau.bring(f"faulty/{name}")
    bureau.small_task(("targets-c.xlsx", name))
    assert refused(bureau) == [(code, place) for code, place in FAULTY_TARGETS[name]]


@pytest.mark.requirement("A09-1")
@pytest.mark.parametrize("name", FAULTY_INSPECTORS)
def test_a_faulty_registry_of_inspectors_is_refused(bureau: Bureau, name: str) -> None:
    bureau.bring(f"faulty/{name}")
    bureau.small_task(("inspectors.xlsx", name), more=INSPECTORS)
    assert refused(bureau) == FAULTY_INSPECTORS[name]


def test_recusals_of_nobody_are_refused(bureau: Bureau) -> None:
    bureau.bring("faulty/recusal-unknown.xlsx")
    bureau.example_task("a", ("recusals.xlsx", "recusal-unknown.xlsx"), *_anybody())
    sheet = "回避登记"
    assert refused(bureau) == [
        ("SSJ-ID-CREDIT-CHECK", cell("recusal-unknown.xlsx", 10, ID, "A", sheet)),
        ("SSJ-REG-RECUSAL-INSPECTOR", cell("recusal-unknown.xlsx", 19, "单位工号", "B", sheet)),
    ]


def _anybody() -> list[tuple[str, str]]:
    """Replace the nonce files of task A by commitments."""
    names = ("bureau", "discipline", "notary")
    return [(f'nonce_file = "nonces/{name}.json"', f'commitment = "{"0" * 64}"') for name in names]


def test_every_faulty_file_of_the_example_is_tried_here() -> None:
    names = {each.name for each in (EXAMPLE / "faulty").iterdir()}
    others = {"README.md", "recusal-unknown.xlsx", "inspector-personal-columns.xlsx"}
    assert names == FAULTY_TARGETS.keys() | FAULTY_INSPECTORS.keys() | others


@pytest.mark.requirement("X-23")
def test_columns_with_persons_data_are_dropped_and_named(bureau: Bureau) -> None:
    name = "inspector-personal-columns.xlsx"
    bureau.bring(f"faulty/{name}")
    bureau.small_task(("inspectors.xlsx", name), more=INSPECTORS)
    answer = bureau.run("announce", "TASK.toml", "--out", "draw", "--json", expect=None)
    if answer.code:  # too few inspectors in the small file for some target
        assert set(answer.codes()) == {"SSJ-PLAN-SHORT"}
        return
    notes = {each["code"]: each for each in answer.json["notes"]}
    assert notes["SSJ-NOTE-DROPPED"]["columns"] == "身份证号、手机号"
    dropped = bureau.json("draw/1/sources.json")["inspectors"]["dropped_columns"]
    assert dropped == ["身份证号", "手机号"]


def test_faults_of_several_files_come_together(bureau: Bureau) -> None:
    bureau.bring("faulty/many-faults.xlsx", "faulty/inspector-dates.xlsx", "faulty/bad-bytes.csv")
    history = '[history]\nfile = "bad-bytes.csv"\n'
    files = (("targets-c.xlsx", "many-faults.xlsx"), ("inspectors.xlsx", "inspector-dates.xlsx"))
    bureau.small_task(*files, more=INSPECTORS + history)
    expected = [
        *FAULTY_TARGETS["many-faults.xlsx"],
        *FAULTY_INSPECTORS["inspector-dates.xlsx"],
        *FAULTY_TARGETS["bad-bytes.csv"],
    ]
    assert sorted(refused(bureau)) == sorted(expected)


def test_programs_read_where_a_fault_stands(bureau: Bureau) -> None:
    bureau.bring("faulty/number-id.xlsx")
    bureau.small_task(("targets-c.xlsx", "number-id.xlsx"))
    answer = bureau.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2)
    where = {"file": "number-id.xlsx", "sheet": TARGET_SHEET, "row": 13, "column": ID, "cell": "A13"}
    assert answer.json["faults"][0]["where"] == where


def test_people_read_every_fault_and_that_nothing_was_written(bureau: Bureau) -> None:
    bureau.bring("faulty/many-faults.xlsx")
    bureau.small_task(("targets-c.xlsx", "many-faults.xlsx"))
    shown = bureau.run("announce", "TASK.toml", "--out", "draw", expect=2)
    assert shown.out == ""
    assert shown.err.startswith("共有 9 处错误")
    for code, place in FAULTY_TARGETS["many-faults.xlsx"]:
        assert code in shown.err
        assert place in shown.err
    assert not (bureau.path / "draw").exists()


# ── ratios, strata, inspectors ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("ratio", ["0%", "101%", "0", "1/0", "很多", "-3%", ""])
def test_a_ratio_that_is_none_is_refused_at_its_key(bureau: Bureau, ratio: str) -> None:
    bureau.small_task(('"20%"', f'"{ratio}"'))
    found = refused(bureau)
    assert found
    assert all(place == "targets.ratio" or place.endswith("targets.ratio") for _, place in found), found


def test_every_wrong_ratio_is_named(bureau: Bureau) -> None:
    strata = '[[targets.strata]]\nname = "%s"\nratio = "%s"\nvalues = ["%s"]\n'
    more = strata % ("甲", "0%", "有限责任公司") + strata % ("乙", "101%", "股份有限公司")
    bureau.small_task(more=more)
    found = refused(bureau)
    assert {place.rpartition("，")[2] for _, place in found} == {
        "targets.strata[0].ratio",
        "targets.strata[1]",
    }


def test_a_stratum_without_targets_is_refused(bureau: Bureau) -> None:
    more = '[[targets.strata]]\nname = "甲"\nvalues = ["有限责任公司"]\n[[targets.strata]]\nname = "乙"\nvalues = ["无"]\n'
    bureau.small_task(more=more)
    assert refused(bureau) == [("SSJ-PLAN-EMPTY", "TASK.toml，targets.strata[1]")]


def test_a_value_of_no_stratum_is_refused(bureau: Bureau) -> None:
    bureau.small_task(more='[[targets.strata]]\nname = "甲"\nvalues = ["股份有限公司"]\n')
    codes = [code for code, _ in refused(bureau)]
    assert codes == ["SSJ-TASK-STRATUM-VALUE"]


def test_a_value_of_two_strata_is_refused(bureau: Bureau) -> None:
    stratum = '[[targets.strata]]\nname = "%s"\nvalues = ["有限责任公司"]\n'
    bureau.small_task(more=stratum % "甲" + stratum % "乙")
    assert [code for code, _ in refused(bureau)] == ["SSJ-TASK-STRATUM-TWICE"]


def test_a_cap_that_one_target_would_exceed_is_refused(bureau: Bureau) -> None:
    bureau.small_task(('"20%"', '"不超过1%"'))
    assert [code for code, _ in refused(bureau)] == ["SSJ-PLAN-CAP"]


def test_more_groups_than_inspectors_can_fill_are_refused(bureau: Bureau) -> None:
    bureau.small_task(more=INSPECTORS.replace('"dealing"', '"groups"\ngroups = 100'))
    assert [code for code, _ in refused(bureau)] == ["SSJ-PLAN-GROUPS"]


@pytest.mark.requirement("A12-8")
def test_a_department_that_the_registry_lacks_is_refused(bureau: Bureau) -> None:
    task = ('participating = ["市市场监督管理局"]', 'participating = ["市税务局"]')
    slot = '[[inspectors.slots]]\ndepartment = "市税务局"\ncount = 1\nleads = false\narea = "any"\n'
    bureau.small_task(task, more=INSPECTORS + slot)
    assert "SSJ-PLAN-DEPARTMENT" in [code for code, _ in refused(bureau)]


def test_a_department_that_takes_no_part_is_refused(bureau: Bureau) -> None:
    slot = '[[inspectors.slots]]\ndepartment = "市税务局"\ncount = 1\nleads = false\narea = "any"\n'
    bureau.small_task(more=INSPECTORS + slot)
    assert refused(bureau) == [("SSJ-TASK-DEPARTMENT", "TASK.toml，inspectors.slots[1]")]


@pytest.mark.requirement("A12-9")
def test_targets_that_nobody_suits_are_all_named(bureau: Bureau) -> None:
    bureau.small_task(more=INSPECTORS.replace('"any"', '"same"').replace("count = 2", "count = 9"))
    found = refused(bureau)
    assert {code for code, _ in found} == {"SSJ-PLAN-SHORT"}
    assert len(found) > 1


# ── TASK.toml ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("rounding = ", "roundign = ", [("SSJ-TASK-KEY-NEAR", "targets")]),
        ("sealed = false", "sealed = false\nzzz = 1", [("SSJ-TASK-KEY", "targets")]),
        ('range = "食盐定点批发企业"\n', "", [("SSJ-TASK-MISSING", "task")]),
        ("sealed = false", 'sealed = "no"', [("SSJ-JSON-TYPE", "targets.sealed")]),
        ('hash = "sha256"', 'hash = "md5"', [("SSJ-JSON-CHOICE", "hash")]),
        ('base = "scope"', 'base = "all"', [("SSJ-JSON-CHOICE", "targets.base")]),
        ("from = 2026-12-07", "from = 2027-12-07", [("SSJ-TASK-DAYS", "task.to")]),
        ("from = 2026-12-07", 'from = "7 Dec"', [("SSJ-TASK-DAY", "task.from")]),
        ('code = "SMALL-1"', 'code = "A\\u200B"', [("SSJ-TEXT-CHARACTER", "code")]),
        ('code = "SMALL-1"', "code = 1", [("SSJ-JSON-TYPE", "code")]),
    ],
)  # fmt: skip
def test_a_wrong_key_or_value_is_named(
    bureau: Bureau, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    bureau.small_task((old, new))
    assert refused(bureau) == [(code, f"TASK.toml，{path}") for code, path in expected]


def test_every_wrong_key_is_named_at_once(bureau: Bureau) -> None:
    bureau.small_task(("rounding", "roundign"), ("base", "bsae"), ("items", "itmes"), ("name", "nmae"))
    codes = [code for code, _ in refused(bureau)]
    assert codes.count("SSJ-TASK-KEY-NEAR") == 4
    assert codes.count("SSJ-TASK-MISSING") >= 2


def test_what_is_not_toml_is_named_with_its_line(bureau: Bureau) -> None:
    bureau.small_task(("[task]", "[task"))
    answer = bureau.run("announce", "TASK.toml", "--out", "draw", expect=2)
    assert "SSJ-TASK-TOML" in answer.err
    assert "line 5" in answer.err
    (bureau.path / "TASK.toml").write_bytes(SMALL.encode("gb18030"))
    assert [code for code, _ in refused(bureau)] == ["SSJ-JSON-UTF8"]


def test_a_task_file_with_a_byte_order_mark_is_read(bureau: Bureau) -> None:
    path = bureau.small_task()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    bureau.run("announce", "TASK.toml", "--out", "draw")


def test_no_task_file_is_named(bureau: Bureau) -> None:
    answer = bureau.run("announce", "没有.toml", "--out", "draw", "--json", expect=2)
    assert answer.codes() == ["SSJ-FILE-MISSING"]
    assert answer.json["faults"][0]["place"] == "没有.toml"


def test_a_draw_by_in_the_past_is_refused(bureau: Bureau) -> None:
    bureau.small_task(draw_by="2026-01-01T00:00:00+08:00")
    assert [code for code, _ in refused(bureau)] == ["SSJ-OFFICE-DRAW-BY"]


@pytest.mark.parametrize("text", ["2026-12-04T17:00:00", "2026-12-04", '"soon"'])
def test_a_draw_by_that_is_no_instant_is_refused(bureau: Bureau, text: str) -> None:
    bureau.small_task(draw_by=text)
    found = refused(bureau)
    assert [place for _, place in found] == ["TASK.toml，draw_by"]


def test_two_sources_of_one_party_are_refused(bureau: Bureau) -> None:
    source = f'[[entropy]]\nkind = "contribution"\nparty = "{BUREAU}"\ncommitment = "{"0" * 64}"\n'
    bureau.small_task(more=source * 2)
    assert refused(bureau)


@pytest.mark.parametrize(
    "source",
    [
        'kind = "dice"',
        'kind = "contribution"\nparty = "甲"',
        f'kind = "contribution"\nparty = "甲"\ncommitment = "{"0" * 63}"',
        'kind = "public"',
        'kind = "drand"\nchain = "00"\nround = 0',
    ],
)
def test_a_source_that_is_none_is_refused(bureau: Bureau, source: str) -> None:
    bureau.small_task(more=f"[[entropy]]\n{source}\n")
    assert all(place.startswith("TASK.toml，entropy") for _, place in refused(bureau))


@pytest.mark.requirement("A16-8")
def test_nothing_secret_in_advance_with_public_sources_alone_is_refused(bureau: Bureau) -> None:
    late = ("hash = ", "publish_from = 2999-01-01T00:00:00+08:00\nhash = ")
    bureau.small_task(late, more='[[entropy]]\nkind = "public"\nsource = "双色球"\n')
    assert len(refused(bureau)) == 1


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_workbook_over_50_megabytes_is_refused_and_csv_named(bureau: Bureau) -> None:
    bureau.small_task(("targets-c.xlsx", "large.xlsx"))
    with (bureau.path / "large.xlsx").open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    answer = bureau.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2)
    assert answer.codes() == ["SSJ-FILE-XLSX-LARGE"]
    assert "CSV" in answer.json["faults"][0]["text"]


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(bureau: Bureau) -> None:
    bureau.small_task(("targets-c.xlsx", "bomb.xlsx"))
    with zipfile.ZipFile(bureau.path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(1100):
                sheet.write(b"\0" * 1024 * 1024)
    assert [code for code, _ in refused(bureau)] == ["SSJ-FILE-XLSX-LARGE"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.xlsx", b"", "SSJ-FILE-XLSX-NONE"),
        ("x.xlsx", b"PK\x03\x04 and no more", "SSJ-FILE-XLSX-DAMAGED"),
        ("x.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "SSJ-FILE-XLSX-OLD"),
        ("x.csv", b"", "SSJ-REG-TABLE-EMPTY"),
        ("x.csv", "统一社会信用代码/注册号;企业名称\n1;2\n".encode(), "SSJ-FILE-CSV-SEPARATOR"),
        ("x.csv", "统一社会信用代码/注册号,企业名称\n".encode("utf-16"), "SSJ-FILE-CSV-UTF16"),
        ("x.csv", b"PK\x03\x04", "SSJ-FILE-CSV-WORKBOOK"),
        ("x.pdf", b"%PDF", "SSJ-PLUGIN-SOURCE"),
        ("没有.xlsx", None, "SSJ-FILE-MISSING"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    bureau: Bureau, name: str, data: bytes | None, code: str
) -> None:
    bureau.small_task(("targets-c.xlsx", name))
    if data is not None:
        (bureau.path / name).write_bytes(data)
    assert [code for code, _ in refused(bureau)] == [code]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(bureau: Bureau) -> None:
    bureau.small_task(("sealed = false\nstratum", 'sheet = "没有"\nsealed = false\nstratum'))
    answer = bureau.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2)
    assert answer.codes() == ["SSJ-FILE-XLSX-SHEET"]
    assert TARGET_SHEET in answer.json["faults"][0]["sheets"] or answer.json["faults"][0]["sheets"]


# ── protocol files ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["record.json", "extract.json"])
def test_an_unknown_protocol_is_named(small_confirmed: Bureau, tmp_path: Path, name: str) -> None:
    data = (small_confirmed.path / "draw/1" / name).read_bytes()
    (tmp_path / name).write_bytes(data.replace(b"shuangsuiji/draw/1", b"shuangsuiji/draw/2"))
    answer = small_confirmed.run("verify", tmp_path / name, "--json", expect=1)
    codes = {each["code"] for each in answer.json["steps"][0]["faults"]}
    assert "SSJ-FORM-PROTOCOL" in codes
    assert {outcome for number, outcome in answer.outcomes().items() if number > 1} == {"not run"}


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 100_000, b"null", b'{"record":"'])
def test_what_is_no_record_fails_step_1(bureau: Bureau, data: bytes) -> None:
    (bureau.path / "record.json").write_bytes(data)
    assert bureau.run("verify", "record.json", "--json", expect=1).outcomes()[1] == "failed"


def test_a_file_that_is_no_evidence_is_refused(bureau: Bureau) -> None:
    bureau.bring("targets-c.xlsx")
    assert bureau.run("verify", "targets-c.xlsx", "--json", expect=2).codes() == ["SSJ-OFFICE-NOT-EVIDENCE"]


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 100_000, b"null"])
def test_what_is_no_proof_fails(small_confirmed: Bureau, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "p.json").write_bytes(data)
    words = ("check-proof", tmp_path / "p.json", "--extract", "draw/1/extract.json", "--json")
    assert small_confirmed.run(*words, expect=1).codes()


def test_missing_files_of_a_proof_are_all_named(small_confirmed: Bureau) -> None:
    words = ("check-proof", "a", "--extract", "b", "--journal", "c", "--json")
    assert small_confirmed.run(*words, expect=2).codes() == ["SSJ-FILE-MISSING"] * 3


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}\n", b"x" * 100])
def test_a_broken_journal_is_bad_input_and_left_alone(small: Bureau, tmp_path: Path, data: bytes) -> None:
    bureau = copy(small, tmp_path)
    (bureau.path / "draw/journal.jsonl").write_bytes(data)
    before = tree(bureau.path)
    for words in (
        ("draw", "draw"),
        ("confirm", "draw", "--by", "x"),
        ("announce", "TASK.toml", "--out", "draw"),
    ):
        assert bureau.run(*words, "--json", expect=2).codes()
    assert tree(bureau.path) == before
