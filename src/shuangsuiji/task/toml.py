"""TASK.toml: read and checked; every fault with its path, and a key that is misspelt with the nearest one."""

import tomllib
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Final, cast

from attrs import fields, has

from shuangsuiji import wire
from shuangsuiji.canonical import Json
from shuangsuiji.errors import Fault, InvalidInput, Place, fault
from shuangsuiji.task import scheme
from shuangsuiji.task.scheme import Scheme
from shuangsuiji.texts import normalised


def read_task(data: bytes, place: Place | None = None) -> Scheme:
    """Read a TASK.toml.

    Args:
        data: the bytes of the file.
        place: the file, for the faults.

    Raises:
        InvalidInput: it is not TOML, a key is unknown or missing, or a value is not valid; every fault is listed.
    """
    file = (place or Place()).file
    try:
        toml = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInput(fault("SSJ-JSON-UTF8", place, position=error.start + 1)) from error
    except (ValueError, RecursionError) as error:  # beside its own error: huge numbers, deep nesting
        raise InvalidInput(fault("SSJ-TASK-TOML", place, reason=str(error))) from error
    try:
        return wire.read(Scheme, _plain(toml), "")
    except InvalidInput as error:
        faults = (_explained(each) for each in error.faults)
        found = (each.at(Place(file=file, path=each.place.path.removeprefix("."))) for each in faults)
        raise InvalidInput(*found) from error


def _plain(value: object) -> Json:
    """Write TOML's own times as text, and bring texts to NFC."""
    if isinstance(value, dict):
        return {
            _MEMBERS.get(key, key): _plain(each) for key, each in cast("dict[str, object]", value).items()
        }
    if isinstance(value, list):
        return [_plain(each) for each in cast("list[object]", value)]
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    return normalised(value) if isinstance(value, str) else cast("Json", value)


def _explained(found: Fault) -> Fault:
    """Say of an unknown or missing member what a writer of TOML can do."""
    params = dict(found.params)
    if found.code == "SSJ-JSON-EXTRA":
        member = str(params["member"])
        near = [] if member in _KEYS else get_close_matches(member, _KEYS, 1, 0.6)
        if near:
            return fault("SSJ-TASK-KEY-NEAR", found.place, key=member, near=near[0])
        return fault("SSJ-TASK-KEY", found.place, key=member)
    if found.code == "SSJ-JSON-MISSING":
        return fault("SSJ-TASK-MISSING", found.place, key=str(params["member"]))
    return found


def _keys() -> list[str]:
    classes = (each for each in vars(scheme).values() if isinstance(each, type) and has(each))
    names = {attribute.name.rstrip("_") for each in classes for attribute in fields(each)}
    return sorted(names)


_MEMBERS: Final = {"from": "from_"}
"""Keys that Python keeps for itself."""


_KEYS: Final = _keys()
"""Every key that a TASK.toml can have."""
