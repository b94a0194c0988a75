"""Values <-> JSON: the only module that knows cattrs.

What the wire says must be exactly what the value is: a text is no number, 1 is not true, a list is no tuple of
characters, every member is there and none beyond. Every fault comes with its path, such as `$.slots[0].count`.
"""

from collections.abc import Callable
from types import UnionType
from typing import Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
    cols,
)
from cattrs.gen import make_dict_structure_fn

from shuangsuiji.canonical import Json
from shuangsuiji.errors import Fault, InvalidInput, Place, fault

Value = TypeVar("Value")

_COLS: Final = cast("Any", cols)  # its functions' types are not known in full

_NAMES: Final[dict[type, str]] = {
    str: "文本 text",
    int: "整数 integer",
    bool: "真假 true/false",
    dict: "对象 object",
    list: "数组 array",
    type(None): "null",
}

_SHOWN: Final = 80


def read(kind: type[Value], json: Json, path: str = "$") -> Value:
    """Make a value of its JSON.

    Args:
        kind: the attrs class.
        json: what canonical JSON held.
        path: where it stands in its document.

    Raises:
        InvalidInput: with every fault and its path.
    """
    return cast("Value", read_one_of(kind, json, path))


def read_one_of(kinds: Any, json: Json, path: str = "$") -> object:  # noqa: ANN401  -- a union has no type of its own
    """Make a value of its JSON, of one of several classes that their member `kind` tells apart.

    Args:
        kinds: the classes as a union.
        json: what canonical JSON held.
        path: where it stands in its document.

    Raises:
        InvalidInput: with every fault and its path.
    """
    try:
        return _CONVERTER.structure(json, kinds)
    except InvalidInput as error:
        raise InvalidInput(*(_moved(each, path) for each in error.faults)) from error
    except BaseValidationError as error:
        raise InvalidInput(*_faults(error, path)) from error


def write(value: object) -> Json:
    """Make the JSON of a value."""
    return cast("Json", _CONVERTER.unstructure(value))


def _exactly(kind: type) -> Callable[[object, Any], object]:
    def structure(value: object, _type: object) -> object:
        if not _is(value, kind):
            raise _wrong_type(kind, value)
        return value

    return structure


def _is(value: object, kind: type) -> bool:
    return type(value) is kind


def _wrong_type(expected: type, found: object) -> InvalidInput:
    shown = str(found)[:_SHOWN] if isinstance(found, int | float | str) else _NAMES.get(type(found), "?")
    return InvalidInput(fault("SSJ-JSON-TYPE", expected=_NAMES[expected], found=shown))


def _choice(value: object, kind: Any) -> object:  # noqa: ANN401  -- a Literal has no type of its own
    allowed = get_args(kind)
    if not isinstance(value, str) or value not in allowed:
        raise InvalidInput(fault("SSJ-JSON-CHOICE", allowed=" / ".join(allowed), found=str(value)[:_SHOWN]))
    return value


def _tuple(kind: Any, converter: Converter) -> Callable[[object, Any], tuple[object, ...]]:  # noqa: ANN401  -- types as values have no type of their own
    items: Any = list.__class_getitem__(get_args(kind)[0])

    def structure(value: object, _type: object) -> tuple[object, ...]:
        if not _is(value, list):
            raise _wrong_type(list, value)
        return tuple(converter.structure(value, items))

    return structure


def _class(kind: type, converter: Converter) -> Callable[[object, Any], object]:
    if cols.is_namedtuple(kind):
        plain: Any = _COLS.namedtuple_dict_structure_factory(kind, converter, True, True)  # noqa: FBT003  -- by place only
    else:
        plain = cast("Any", make_dict_structure_fn)(kind, converter, _cattrs_forbid_extra_keys=True)

    def structure(value: object, type_: object) -> object:
        if not _is(value, dict):
            raise _wrong_type(dict, value)
        return plain(value, type_)

    return structure


def _union(kind: Any, converter: Converter) -> Callable[[object, Any], object]:  # noqa: ANN401  -- types as values have no type of their own
    """Tell members of a union apart: null and text by their type, objects by their member `kind`."""
    members = get_args(kind)
    by_kind = {attrs.fields(each).kind.default: each for each in members if _tagged(each)}
    objects = [each for each in members if attrs.has(each) and not _tagged(each)]

    def structure(value: object, _type: object) -> object:
        if type(value) in members:
            return value
        if not by_kind:
            return converter.structure(value, next(iter([*objects, *members])))
        if not _is(value, dict):
            raise _wrong_type(dict, value)
        tag = cast("dict[str, object]", value).get("kind")
        if not isinstance(tag, str) or tag not in by_kind:
            raise InvalidInput(
                fault(
                    "SSJ-JSON-CHOICE",
                    Place(path=".kind"),
                    allowed=" / ".join(by_kind),
                    found=str(tag)[:_SHOWN],
                )
            )
        return converter.structure(value, by_kind[tag])

    return structure


def _tagged(kind: type) -> bool:
    return attrs.has(kind) and any(each.name == "kind" for each in attrs.fields(kind))


def _is_union(kind: object) -> bool:
    return get_origin(kind) in {Union, UnionType}


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is_literal(kind: object) -> bool:
    return get_origin(kind) is Literal


def _is_json(kind: object) -> bool:
    return kind is Json


def _faults(error: Exception, path: str) -> list[Fault]:
    if isinstance(error, ClassValidationError | IterableValidationError):
        grouped, rest = error.group_exceptions()
        inner = [found for each, note in grouped for found in _faults(each, path + _step(note))]
        return inner + [found for each in rest for found in _faults(each, path)]
    if isinstance(error, InvalidInput):
        return [_moved(each, path) for each in error.faults]
    if isinstance(error, ForbiddenExtraKeysError):
        extra = sorted(error.extra_fields)
        return [fault("SSJ-JSON-EXTRA", Place(path=path), member=name) for name in extra]
    if isinstance(error, KeyError):
        parent, _, member = path.rpartition(".")
        return [fault("SSJ-JSON-MISSING", Place(path=parent), member=member)]
    raise error


def _step(note: AttributeValidationNote | IterableValidationNote) -> str:
    # An attribute whose member is a Python keyword ends in an underscore.
    return f".{note.name.rstrip('_')}" if isinstance(note, AttributeValidationNote) else f"[{note.index}]"


def _moved(found: Fault, path: str) -> Fault:
    return found.at(attrs.evolve(found.place, path=path + found.place.path))


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for exact in (str, int, bool):
        converter.register_structure_hook(exact, _exactly(exact))
    converter.register_structure_hook(type(None), lambda value, _: _none(value))
    converter.register_structure_hook_func(_is_literal, _choice)
    converter.register_structure_hook_factory(_is_tuple)(_tuple)
    converter.register_structure_hook_factory(attrs.has)(_class)
    converter.register_structure_hook_factory(cols.is_namedtuple)(_class)
    converter.register_unstructure_hook_factory(cols.is_namedtuple)(_COLS.namedtuple_dict_unstructure_factory)
    converter.register_structure_hook_factory(_is_union)(_union)
    converter.register_structure_hook_func(_is_json, lambda value, _: value)
    return converter


def _none(value: object) -> None:
    if value is not None:
        raise _wrong_type(type(None), value)


_CONVERTER: Final = _converter()
