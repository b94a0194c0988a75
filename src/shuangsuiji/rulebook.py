"""规则集 (设计决定 5): every number and every reading of an unclear sentence, as dated data with its article.

A rulebook is a TOML file; `rulebooks/yuxi.toml` is the regulation of 玉溪, another bureau is another file. A misspelt
or missing key is refused: it would silently leave another rule in force.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, reduce
from typing import Any, TypeVar, cast

import attrs
from attrs import field, frozen

from shuangsuiji import wire
from shuangsuiji.canonical import Json
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.forms import at_least, days, digests, filled, free_texts, identifiers
from shuangsuiji.rule_keys import Keys, keys
from shuangsuiji.rule_kinds import Rule

Value = TypeVar("Value")


@frozen(kw_only=True)
class Layer:
    """上级规则: rules above the bureau's own, that take the place of some of its keys from a day on.

    Args:
        title: what it is called.
        source: which instruments it comes from.
        effective_from: since when it holds.
        keys: the keys that it sets, each as a whole rule with its own article and reading.
    """

    title: str
    source: str
    effective_from: str
    keys: Mapping[str, Json] = field(hash=False)

    def __attrs_post_init__(self) -> None:
        words = {"title": self.title, "source": self.source}
        unknown = [
            fault("SSJ-JSON-EXTRA", Place(path=".keys"), member=name)
            for name in self.keys
            if name not in keys()
        ]
        raise_if(
            [*filled(**words), *free_texts(**words), *days(effective_from=self.effective_from), *unknown]
        )


@frozen(kw_only=True, slots=False)
class Rulebook:
    """规则集: one edition of a bureau's rules.

    Args:
        title: the regulation's title.
        bureau: the bureau that issued it.
        edition: from 1.
        trial: whether it is 试行.
        effective_from: since when it holds (第二十八条); None where nobody has said yet, and nothing can be done under it.
        keys: the rules.
        source: the digest of the regulation's own text (`regulation.Regulation.digest`); empty where the text is not at hand.
        layers: 上级规则, each from its own day on; a later one goes before an earlier one.
    """

    title: str
    bureau: str
    edition: int
    trial: bool
    keys: Keys
    effective_from: str | None = None
    source: str = ""
    layers: tuple[Layer, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(title=self.title),
                *free_texts(title=self.title),
                *identifiers(bureau=self.bureau),
                *at_least(1, edition=self.edition),
                *(days(effective_from=self.effective_from) if self.effective_from is not None else ()),
                *(digests(source=self.source) if self.source else ()),
                *self._layer_faults(),
            ]
        )

    def _layer_faults(self) -> Iterator[Fault]:
        """With every layer the rules must be rules still."""
        for index, layer in enumerate(self.layers):
            try:
                _with(self.keys, layer)
            except InvalidInput as error:
                yield from (
                    each.at(Place(path=f".layers[{index}]{each.place.path}")) for each in error.faults
                )

    def digest(self) -> str:
        """Give H of its canonical JSON; tasks and journal entries name a rulebook by it."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        return digest_of(self)

    def rule(self, key: str) -> Rule:
        """Give a rule by its key, as a finding names it."""
        found: Rule = getattr(self.keys, key)
        return found

    def on(self, day: str) -> "Rulebook":
        """Give the rules as they hold on a day: with the superior layers that are in force then."""
        days_ = sorted({each.effective_from for each in self.layers if each.effective_from <= day})
        return self._since(days_[-1]) if days_ else self

    def _since(self, day: str) -> "Rulebook":
        if day not in self._known:
            held = [each for each in self.layers if each.effective_from <= day]
            ordered = sorted(held, key=lambda each: each.effective_from)
            self._known[day] = attrs.evolve(self, keys=reduce(_with, ordered, self.keys), layers=())
        return self._known[day]

    @cached_property
    def _known(self) -> dict[str, "Rulebook"]:
        """What `on` gave before, by the day since when it holds."""
        return {}


def _with(keys_: Keys, layer: Layer) -> Keys:
    """Put a layer's rules in the place of the bureau's own."""
    plain: dict[str, Json] = {**cast("dict[str, Json]", wire.write(keys_)), **layer.keys}
    return wire.read(Keys, plain, ".keys")


def read_rulebook(
    data: bytes, place: Place | None = None, bases: Mapping[str, Rulebook] | None = None
) -> Rulebook:
    """Read a rulebook from the bytes of its TOML file.

    A file gives every key, or says `base = "yuxi"` and gives the keys that differ from that rulebook, each as a whole rule
    with its own article and reading.

    Args:
        data: the file.
        place: where it comes from.
        bases: the rulebooks that it may start from, by name.

    Raises:
        InvalidInput: it is no TOML, a key is unknown or missing, or a value is not what its key asks for; every
            fault is listed with its path.
    """
    found = _parsed(data, place)
    name = found.pop("base", None)
    if name is not None:
        base = (bases or {}).get(str(name))
        if base is None:
            known = "、".join(bases or {}) or "—"
            raise InvalidInput(fault("SSJ-RULES-BASE", _named(place, "$.base"), name=str(name), known=known))
        own = found.get("keys", {})
        if isinstance(own, dict):
            found["keys"] = {**cast("dict[str, Json]", wire.write(base.keys)), **cast("dict[str, Json]", own)}
    return _made(Rulebook, {"effective_from": None, **_dated(found)}, place)


def read_layers(data: bytes, place: Place | None = None) -> tuple[Layer, ...]:
    """Read superior rules from the bytes of their TOML file: one `[[layers]]` or several.

    Raises:
        InvalidInput: as `read_rulebook`.
    """
    found = _parsed(data, place)
    listed = found.get("layers")
    if isinstance(listed, list):
        tables = cast("list[object]", listed)
        found["layers"] = [
            _dated(cast("dict[str, Json]", each)) if isinstance(each, dict) else each for each in tables
        ]
    return _made(_Layers, found, place).layers


@frozen(kw_only=True)
class _Layers:
    """What a file of superior rules holds."""

    layers: tuple[Layer, ...]


def _parsed(data: bytes, place: Place | None) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(fault("SSJ-RULES-TOML", place, reason=str(error))) from error


def _dated(found: Mapping[str, Any]) -> dict[str, Any]:
    """Let a day stand as TOML's own."""
    day = found.get("effective_from")
    return {**found, "effective_from": day.isoformat()} if isinstance(day, date) else dict(found)


def _made(kind: type[Value], json: Mapping[str, Json], place: Place | None) -> Value:
    try:
        return wire.read(kind, json)
    except InvalidInput as error:
        raise InvalidInput(*(each.at(_named(place, each.place.path)) for each in error.faults)) from error


def _named(place: Place | None, path: str) -> Place:
    return Place(file=(place or Place()).file, path=path)
