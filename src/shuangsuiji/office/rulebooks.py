"""内置规则集: the rulebooks, the regulation's text and the superior rules that come with the library."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from attrs import evolve

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.regulation import Regulation, read_regulation
from shuangsuiji.rulebook import Layer, Rulebook, read_layers, read_rulebook

YUXI: Final = "yuxi.toml"
BASE: Final = "yuxi"
"""The rulebook that others may start from."""

LAYERS: Final = "superior"
"""What the names of files of superior rules begin with."""

_SUFFIX: Final = ".toml"
_KEPT: Final = 32
"""How many are kept once they are read: the files come with the library and do not change."""


def _folder() -> Traversable:
    return files("shuangsuiji") / "rulebooks"


def _read(name: str) -> bytes:
    return (_folder() / name).read_bytes()


@lru_cache(maxsize=_KEPT)
def builtin_rulebook(effective_from: str | None = None, name: str = BASE) -> Rulebook:
    """Give a rulebook that comes with the library: 玉溪's regulation, unless another is named.

    Args:
        effective_from: since when it holds; the regulation itself has no date (第二十八条), so that somebody must say.
        name: one of `builtin_names()`.

    Raises:
        InvalidInput: the day is no day, or there is no rulebook of that name.

    >>> builtin_rulebook("2026-01-01").keys.entry_wd.value
    20
    """
    if name not in builtin_names():
        raise InvalidInput(fault("SSJ-RULES-NAME", name=name, known="、".join(builtin_names())))
    bases: Mapping[str, Rulebook] = {} if name == BASE else _bases()
    read = read_rulebook(_read(name + _SUFFIX), Place(file=name + _SUFFIX), bases)
    return evolve(read, effective_from=effective_from)


def builtin_names() -> tuple[str, ...]:
    """Give the names of the rulebooks, 玉溪 first."""
    names = sorted(each for each in _stems() if not each.startswith(LAYERS) and each != BASE)
    return BASE, *names


@lru_cache(maxsize=_KEPT)
def builtin_layers(name: str = LAYERS) -> tuple[Layer, ...]:
    """上级规则: give superior rules that come with the library; `evolve(rulebook, layers=...)` adopts them.

    Args:
        name: one of `layer_names()`.

    Raises:
        InvalidInput: there are none of that name.
    """
    if name not in layer_names():
        raise InvalidInput(fault("SSJ-RULES-NAME", name=name, known="、".join(layer_names())))
    return read_layers(_read(name + _SUFFIX), Place(file=name + _SUFFIX))


def unadopted(rules: Rulebook, key: str = "") -> tuple[Layer, ...]:
    """上级规则未采用: give the superior rules that come with the library and that a rulebook has not taken up.

    Args:
        rules: the rulebook, with its layers: before `on` has put them in force.
        key: those that set this key only; empty for all.
    """
    taken = {(each.title, each.effective_from) for each in rules.layers}
    found = (each for each in builtin_layers() if (each.title, each.effective_from) not in taken)
    return tuple(each for each in found if not key or key in each.keys)


def layer_names() -> tuple[str, ...]:
    """Give the names of the superior rules."""
    return tuple(sorted(each for each in _stems() if each.startswith(LAYERS)))


@lru_cache(maxsize=_KEPT)
def builtin_regulation() -> Regulation:
    """细则原文: give the text of 玉溪's regulation."""
    return read_regulation(_read("yuxi-regulation.txt"), Place(file="yuxi-regulation.txt"))


def regulation_of(rules: Rulebook) -> Regulation | None:
    """Give the text that a rulebook names, where it comes with the library."""
    found = builtin_regulation()
    return found if found.digest == rules.source else None


def rulebook_at(what: str) -> Rulebook:
    """Give a rulebook by its name, or from a file that may start from 玉溪's.

    Raises:
        InvalidInput: there is neither such a name nor such a file, or the file is not a rulebook.
    """
    if what in builtin_names():
        return builtin_rulebook(name=what)
    return read_rulebook(_file(what, builtin_names()), Place(file=what), _bases())


def layers_at(what: str) -> tuple[Layer, ...]:
    """Give superior rules by their name, or from a file.

    Raises:
        InvalidInput: there is neither such a name nor such a file, or the file is not of superior rules.
    """
    return (
        builtin_layers(what)
        if what in layer_names()
        else read_layers(_file(what, layer_names()), Place(file=what))
    )


def _file(what: str, known: tuple[str, ...]) -> bytes:
    path = Path(what)
    if not path.is_file():
        raise InvalidInput(fault("SSJ-RULES-NAME", name=what, known="、".join(known)))
    return path.read_bytes()


def _bases() -> Mapping[str, Rulebook]:
    return {BASE: builtin_rulebook()}


def _stems() -> list[str]:
    return [each.name.removesuffix(_SUFFIX) for each in _folder().iterdir() if each.name.endswith(_SUFFIX)]
