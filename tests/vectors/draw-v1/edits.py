"""Changes to a round under way, each at a place named like `announcement.targets.strata.0.quota`."""

import json

from rounds import Edit, Round
from sealing import Json


def step_into(value: Json, name: str) -> Json:
    if isinstance(value, Round):
        return getattr(value, name)
    return value[int(name)] if isinstance(value, list) else value[name]


def walk(made: Round, place: str) -> tuple[Json, str]:
    """The object that holds a place, and the place's name in it."""
    *parents, last = place.split("|" if "|" in place else ".")
    value: Json = made
    for name in parents:
        value = step_into(value, name)
    return value, last


def put(place: str, new: Json) -> Edit:
    """Set the value at a place; `new` may be a function of the round."""

    def edit(made: Round) -> None:
        value, last = walk(made, place)
        fresh = new(made) if callable(new) else new
        if isinstance(value, Round):
            setattr(value, last, fresh)
        else:
            value[int(last) if isinstance(value, list) else last] = fresh

    return edit


def cut(place: str) -> Edit:
    """Take a member or an item away."""

    def edit(made: Round) -> None:
        value, last = walk(made, place)
        del value[int(last) if isinstance(value, list) else last]

    return edit


def add(place: str, item: Json) -> Edit:
    """Append to an array; `item` may be a function of the round."""

    def edit(made: Round) -> None:
        value, last = walk(made, place)
        step_into(value, last).append(item(made) if callable(item) else item)

    return edit


def rename(place: str, new: str) -> Edit:
    def edit(made: Round) -> None:
        value, last = walk(made, place)
        value[new] = value.pop(last)

    return edit


def swap(place: str, one: int = 0, two: int = 1) -> Edit:
    """Exchange two items of an array."""

    def edit(made: Round) -> None:
        value, last = walk(made, place)
        items = step_into(value, last)
        items[one], items[two] = items[two], items[one]

    return edit


def both(*edits: Edit) -> Edit:
    def edit(made: Round) -> None:
        for each in edits:
            each(made)

    return edit


def texts(old: str, new: str, *names: str, times: int = 1) -> Edit:
    """Replace text in the bytes of files; the first ones in each."""
    return bytes_of(old.encode(), new.encode(), *names, times=times)


def bytes_of(old: bytes, new: bytes, *names: str, times: int = 1) -> Edit:
    def edit(made: Round) -> None:
        for name in names:
            if old not in made.files[name]:
                raise ValueError(old, name)
            made.files[name] = made.files[name].replace(old, new, times)

    return edit


def after(name: str, tail: bytes, head: bytes = b"") -> Edit:
    """Put bytes behind (or before) those of a file."""

    def edit(made: Round) -> None:
        made.files[name] = head + made.files[name] + tail

    return edit


def spaced(name: str) -> Edit:
    """Write a file's JSON as many tools would: the same value, other bytes."""

    def edit(made: Round) -> None:
        value = json.loads(made.files[name])
        made.files[name] = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()

    return edit


def escaped(name: str) -> Edit:
    def edit(made: Round) -> None:
        value = json.loads(made.files[name])
        made.files[name] = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()

    return edit


def line(roll: str, number: int, old: str, new: str) -> Edit:
    """Replace text in one line of a roll."""

    def edit(made: Round) -> None:
        found = made.lines[roll][number]
        if old.encode() not in found:
            raise ValueError(old, found)
        made.lines[roll][number] = found.replace(old.encode(), new.encode(), 1)

    return edit
