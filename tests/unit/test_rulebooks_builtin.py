"""内置的规则集和上级规则: each loads, differs where it says so, and superior rules take effect on their day."""

import tomllib
from importlib.resources import files

import attrs
import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    TASK,
    Case,
    judge_questioned,
    named,
)
from tests.unit.test_rulebook import create, prepared_under

from shuangsuiji.errors import InvalidInput
from shuangsuiji.office.rulebooks import (
    builtin_layers,
    builtin_names,
    builtin_rulebook,
    layer_names,
    layers_at,
    rulebook_at,
)
from shuangsuiji.rule_keys import keys
from shuangsuiji.rulebook import Layer, Rulebook

YUXI = builtin_rulebook()
OTHERS = [name for name in builtin_names() if name != "yuxi"]
FOLDER = files("shuangsuiji") / "rulebooks"

PARTICULAR = {
    "tax-inspection": ("exclusion_lookback_years", 3),
    "nanfen": ("plan_publish_by", "01-10"),
    "echeng": ("draw_origin_allowed", ("platform",)),
    "legal-services": ("object_annual_cap", 2),
    "changle-agriculture": ("max_lock_to_check_days", 0),
    "jiangxi-ecology": ("plan_publish_by", "01-31"),
}


def differing(one: Rulebook, other: Rulebook) -> set[str]:
    """Give the keys whose rules differ."""
    return {key for key in keys() if one.rule(key) != other.rule(key)}


def test_there_are_six_bureaus_besides_yuxi() -> None:
    assert sorted(OTHERS) == sorted(PARTICULAR)
    assert len({builtin_rulebook(name=name).digest() for name in builtin_names()}) == 7


@pytest.mark.parametrize("name", OTHERS)
def test_a_bureau_differs_in_what_its_file_gives_and_in_nothing_else(name: str) -> None:
    book = builtin_rulebook("2026-01-01", name)
    file = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    assert differing(book, YUXI) == set(file["keys"])
    key, value = PARTICULAR[name]
    assert attrs.asdict(book.rule(key))["value"] == value
    assert (book.bureau, book.title, book.source) == (file["bureau"], file["title"], "")
    assert book.effective_from == "2026-01-01"


@pytest.mark.requirement("X-34")
class TestSuperior:
    """上级规则: an optional layer; what it sets is asked from its own day on and not before."""

    @pytest.mark.parametrize("name", layer_names())
    def test_every_layer_sets_what_it_names_and_breaks_no_rule(self, name: str) -> None:
        layers = builtin_layers(name)
        book = evolve(YUXI, effective_from="2020-01-01", layers=layers)
        assert book.on("2020-01-02").keys == YUXI.keys
        for each in layers:
            held = evolve(book, layers=(each,)).on(each.effective_from)
            assert differing(held, YUXI) == set(each.keys)

    def test_they_take_effect_one_after_the_other(self) -> None:
        book = evolve(YUXI, effective_from="2020-01-01", layers=builtin_layers())
        days = ("2024-04-30", "2024-05-01", "2025-01-02", "2025-01-03", "2025-12-31", "2026-01-01")
        counts = [len(differing(book.on(day), YUXI)) for day in days]
        assert counts == [0, 1, 1, 4, 4, 6]
        assert [book.on(day).keys.notice_form.value for day in days[-2:]] == ["annex", "moj2025"]
        assert [book.on(day).keys.approval_required.value for day in days[2:4]] == [False, True]

    def test_elsewhere_there_are_caps_by_area_quiet_days_and_codes(self) -> None:
        held = evolve(YUXI, effective_from="2020-01-01", layers=builtin_layers("superior-elsewhere")).on(
            "2026-01-01"
        )
        assert [each.area for each in held.keys.annual_cap_by_area.value][:2] == ["监控化学品", "无线电"]
        assert held.keys.inspection_code_required.value
        assert [(each.first, each.last) for each in held.keys.quiet_periods.value] == [(1, 15)]


def under(*layers: Layer) -> Rulebook:
    """The rules of 玉溪 under superior ones."""
    return evolve(builtin_rulebook("2026-01-01"), layers=layers)


def approvals(day: str) -> Rulebook:
    """The rules of 玉溪 under the superior rule on approvals, as if it held from another day on."""
    layer = next(each for each in builtin_layers() if "approval_required" in each.keys)
    return under(evolve(layer, effective_from=day))


QUESTIONED = (
    Case(
        name="a task without an approval under the superior rules",
        stage=lambda: prepared_under(under(*builtin_layers())),
        stream=TASK,
        act=create,
        says=("SSJ-A10-7-APPROVAL warning",),
        holds=("X-34",),
    ),
    Case(
        name="a task on the day from which approvals are asked",
        stage=lambda: prepared_under(approvals("2026-04-21")),
        stream=TASK,
        act=create,
        says=("SSJ-A10-7-APPROVAL warning",),
        holds=("X-34",),
    ),
    Case(
        name="a task on the day before",
        stage=lambda: prepared_under(approvals("2026-04-22")),
        stream=TASK,
        act=create,
        says=(),
        holds=("X-34",),
    ),
)
TABLES = (QUESTIONED,)


@pytest.mark.parametrize("case", named(QUESTIONED))
def test_questioned(case: Case) -> None:
    judge_questioned(case)


@pytest.mark.parametrize(
    "make", [builtin_layers, rulebook_at, layers_at], ids=["layers", "rulebook", "layer file"]
)
def test_a_name_that_there_is_not_is_refused_with_those_that_there_are(make: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        make("kunming")  # type: ignore[operator]
    assert caught.value.code == "SSJ-RULES-NAME"
    assert "superior" in caught.value.text() or "yuxi" in caught.value.text()


def test_a_rulebook_of_another_name_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        builtin_rulebook(name="superior")
    assert caught.value.code == "SSJ-RULES-NAME"
