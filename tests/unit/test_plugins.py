"""Adapters by name: found, missing with a remedy, options judged all at once."""

from pathlib import Path

import pytest

from shuangsuiji import plugins
from shuangsuiji.errors import AdapterMissing, InvalidInput
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_mock.platform import MockPlatform


def test_platforms_are_made_of_options() -> None:
    assert isinstance(plugins.platform("mock"), MockPlatform)
    made = plugins.platform("http", {"url": "https://platform.example/api", "token": "x" * 20})
    assert isinstance(made, HttpPlatform)
    made.close()


def test_a_store_is_made_of_options(tmp_path: Path) -> None:
    store = plugins.store("folder", {"path": str(tmp_path / "journal")})
    assert isinstance(store, FolderStore)
    assert store.streams() == ()


@pytest.mark.parametrize(("make", "package"), [(plugins.platform, "hubei"), (plugins.store, "hubei")])
def test_a_missing_adapter_names_those_that_there_are_and_the_package(make: object, package: str) -> None:
    with pytest.raises(AdapterMissing) as caught:
        make(package)  # type: ignore[operator]
    assert caught.value.code == "SSJ-PLUGIN-UNKNOWN"
    text = caught.value.text()
    assert package in text
    assert "http、mock" in text or "folder" in text


@pytest.mark.parametrize(
    ("group", "name", "options", "codes"),
    [
        ("platform", "mock", {"x": "1", "name": ""}, ["SSJ-PLUGIN-OPTION", "SSJ-TEXT-EMPTY"]),
        ("store", "folder", {"pth": "1"}, ["SSJ-PLUGIN-OPTION", "SSJ-PLUGIN-OPTION-MISSING"]),
    ],
)
def test_wrong_options_are_refused_all_at_once(
    group: str, name: str, options: dict[str, str], codes: list[str]
) -> None:
    with pytest.raises(InvalidInput) as caught:
        getattr(plugins, group)(name, options)
    assert [each.code for each in caught.value.faults] == codes


@pytest.mark.parametrize("chains", [(), (Path("链信息.json"),)])
def test_without_a_beacon_only_a_chain_to_read_misses_one(
    chains: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "entry_points", lambda **_: ())
    if not chains:
        assert plugins.beacon() is None
        return
    with pytest.raises(AdapterMissing) as caught:
        plugins.beacon(chains)
    assert caught.value.code == "SSJ-PLUGIN-BEACON"
    assert "shuangsuiji-drand" in caught.value.text()
