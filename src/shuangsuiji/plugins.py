"""适配器 (design decision 10): adapters are found by entry points; the core names none of them.

| group | what an entry point gives |
| --- | --- |
| `shuangsuiji.registry_sources` | a `RegistrySource` class |
| `shuangsuiji.list_writers` | a `ListWriter` class |
| `shuangsuiji.paper_writers` | a function from a template's file, or None, to a `PaperWriter` |
| `shuangsuiji.beacons` | a function from files of chain information to a `Beacon` |
| `shuangsuiji.platforms` | a function from options, texts by name, to a `Platform` |
| `shuangsuiji.stores` | a function from options, texts by name, to a `Store` |
| `shuangsuiji.outboxes` | the same for an `Outbox`, under the same name and with the same options |
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final, cast

from shuangsuiji.draw.entropy import Beacon
from shuangsuiji.errors import ActRefused, AdapterMissing, Place, fault, raise_if
from shuangsuiji.ports.list_writer import ListWriter
from shuangsuiji.ports.outbox import Outbox
from shuangsuiji.ports.paper_writer import PaperWriter
from shuangsuiji.ports.platform import Platform
from shuangsuiji.ports.registry_source import RegistrySource
from shuangsuiji.ports.store import Store, translated

_PACKAGES: Final[Mapping[str, str]] = {
    "registry_sources": "shuangsuiji-excel",
    "list_writers": "shuangsuiji-excel",
    "paper_writers": "shuangsuiji-docx",
    "beacons": "shuangsuiji-drand",
    "folder": "shuangsuiji-excel",
    "http": "shuangsuiji-http",
    "mock": "shuangsuiji-mock",
    "sqlite": "shuangsuiji-sql",
    "postgresql": "shuangsuiji-sql",
}
"""Which package to install where a group, or the name of a platform or store, has nobody."""


_SQLITE: Final = b"SQLite format 3\0"
"""How a file of SQLite begins."""

_SQLITE_NAMES: Final = (".db", ".sqlite", ".sqlite3")
_PASSWORD: Final = re.compile(r"(://[^:/@]*:).*@")
_NAMED_PASSWORD: Final = re.compile(r"([?&]\w*password=)[^&]*")


def _load(group: str) -> dict[str, object]:
    found = sorted(entry_points(group=f"shuangsuiji.{group}"), key=lambda each: each.name)
    names = [each.name for each in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    raise_if((fault("SSJ-PLUGIN-TWICE", group=group, name=name) for name in twice), ActRefused)
    return {each.name: each.load() for each in found}


def registry_source(path: Path) -> RegistrySource:
    """Give the source that reads such a file.

    Raises:
        AdapterMissing: none of the installed sources does; the package to install is named.
    """
    for make in _load("registry_sources").values():
        source = cast("Callable[[], RegistrySource]", make)()
        if source.suits(path):
            return source
    package = _PACKAGES["registry_sources"]
    raise AdapterMissing(fault("SSJ-PLUGIN-SOURCE", Place(file=str(path)), package=package))


def list_writers() -> list[ListWriter]:
    """Give every installed writer of lists.

    Raises:
        AdapterMissing: there is none; the package to install is named.
    """
    writers = [cast("Callable[[], ListWriter]", make)() for make in _load("list_writers").values()]
    if not writers:
        raise AdapterMissing(fault("SSJ-PLUGIN-WRITER", package=_PACKAGES["list_writers"]))
    return writers


def paper_writer(suffix: str, template: Path | None = None) -> PaperWriter:
    """Give the writer of papers whose files end so.

    Args:
        suffix: how they end, such as `.docx`.
        template: the file of a template of the user's own.

    Raises:
        AdapterMissing: none of the installed writers writes such files; those that there are, and the package to install,
            are named.
        InvalidInput: the template cannot be used.
    """
    found = [cast("Callable[[Path | None], PaperWriter]", make) for make in _load("paper_writers").values()]
    makers = {make(None).suffix(): make for make in found}
    if suffix not in makers:
        known, package = "、".join(makers) or "—", _PACKAGES["paper_writers"]
        raise AdapterMissing(fault("SSJ-PLUGIN-PAPER", suffix=suffix, known=known, package=package))
    return makers[suffix](template)


def platform(name: str, options: Mapping[str, str] | None = None) -> Platform:
    """Give a platform by the name of its adapter.

    Args:
        name: the entry point's name, such as `http` or `mock`.
        options: what the adapter asks for, such as `url` and `token`.

    Raises:
        AdapterMissing: there is none of that name; those that there are, and the package to install, are named.
        InvalidInput: an option is unknown, missing or wrong.
    """
    return cast("Callable[[Mapping[str, str]], Platform]", _named("platforms", name))(options or {})


def store(name: str, options: Mapping[str, str] | None = None) -> Store:
    """Give a store by the name of its adapter, such as `folder` with the option `path`.

    Raises:
        AdapterMissing: there is none of that name; those that there are, and the package to install, are named.
        InvalidInput: an option is unknown, missing or wrong.
    """
    return cast("Callable[[Mapping[str, str]], Store]", _named("stores", name))(options or {})


def store_at(where: str) -> Store:
    """Give the store at a place: a database's address, a file of SQLite (or what is named like one, `.db`), or else a folder.

    Raises:
        AdapterMissing: nothing installed reads it; the package to install is named.
        InvalidInput: it is an address of no such form, or a file of another kind.
        Unavailable: the file cannot be read.
    """
    return store(*_adapter_at(where))


def outbox(name: str, options: Mapping[str, str] | None = None) -> Outbox:
    """Give an outbox by the name of its adapter: that of the store that it goes with, with the same options.

    Raises:
        AdapterMissing: there is none of that name; those that there are, and the package to install, are named.
        InvalidInput: an option is unknown, missing or wrong.
    """
    return cast("Callable[[Mapping[str, str]], Outbox]", _named("outboxes", name))(options or {})


def outbox_at(where: str) -> Outbox:
    """Give the outbox that goes with the store at a place, as `store_at` takes it.

    Raises:
        AdapterMissing: as there.
        InvalidInput: as there.
        Unavailable: as there.
    """
    return outbox(*_adapter_at(where))


def _adapter_at(where: str) -> tuple[str, dict[str, str]]:
    if is_address(where):
        return where.partition(":")[0].partition("+")[0], {"url": where}
    return "sqlite" if _is_sqlite(Path(where)) else "folder", {"path": where}


def is_address(where: str) -> bool:
    """Say whether a place is a database's address, such as `postgresql://USER@HOST/DATABASE`."""
    return "://" in where


def shown(where: str) -> str:
    """Give a place as people are told of it: an address without its passwords.

    >>> shown("postgresql://u:a@b/c@h/x?sslpassword=d&options=e"), shown("日志")
    ('postgresql://u:***@h/x?sslpassword=***&options=e', '日志')
    """
    if not is_address(where):
        return where
    return _NAMED_PASSWORD.sub(r"\1***", _PASSWORD.sub(r"\1***@", where))


def _is_sqlite(path: Path) -> bool:
    """Say so of a file of SQLite, of an empty one, and of a name like one's where nothing is yet."""
    with translated():
        if not path.exists():
            return path.suffix.lower() in _SQLITE_NAMES
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) in {_SQLITE, b""}


def _named(group: str, name: str) -> object:
    found = _load(group)
    if name not in found:
        known = "、".join(found) or "—"
        package = _PACKAGES.get(name)
        if package is None:
            raise AdapterMissing(fault("SSJ-PLUGIN-UNKNOWN", group=group, name=name, known=known))
        raise AdapterMissing(fault("SSJ-PLUGIN-NAME", group=group, name=name, known=known, package=package))
    return found[name]


def beacon(chains: Sequence[Path] = ()) -> Beacon | None:
    """Give a check that asks every installed beacon; None where there is none.

    Args:
        chains: files of information on chains that the user trusts besides those that the adapters know.

    Raises:
        AdapterMissing: there is none, and it should read such a file; the package to install is named.
        InvalidInput: with everything that is wrong in the files.
    """
    found = _load("beacons").values()
    if chains and not found:
        place = Place(file=str(chains[0]))
        raise AdapterMissing(fault("SSJ-PLUGIN-BEACON", place, package=_PACKAGES["beacons"]))
    beacons = [cast("Callable[[Sequence[Path]], Beacon]", make)(chains) for make in found]

    def check(chain: str, round_: int, signature: bytes | None) -> datetime | None:
        for each in beacons:
            try:
                return each(chain, round_, signature)
            except LookupError:
                continue
        raise LookupError(chain)

    return check if beacons else None
