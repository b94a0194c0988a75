"""JSON Schema of values: what `wire` writes and reads, said of the classes that it does it by.

What a class says of its members in words, such as that a day is a real one, no schema says; the class judges it.
"""

import inspect
import re
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Final, Literal, NewType, Union, cast, get_args, get_origin

import attrs

from shuangsuiji.canonical import MAX_INTEGER

Instant = NewType("Instant", str)
"""A text that is an instant with its offset."""

Schema = dict[str, Any]
"""A JSON Schema, draft 2020-12."""

REF: Final = "#/components/schemas/"
"""Where the schemas of classes stand."""

_PLAIN: Final[Mapping[object, Schema]] = {
    str: {"type": "string"},
    Instant: {"type": "string", "format": "date-time"},
    int: {"type": "integer", "minimum": -MAX_INTEGER, "maximum": MAX_INTEGER},
    Any: {},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
_MEMBER: Final = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)$", re.MULTILINE)


class Schemas:
    """The schemas of all classes that were asked for, and of those that they hold."""

    def __init__(self) -> None:
        self.classes: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:  # noqa: ANN401  -- types as values have no type of their own
        """Give the schema of a type."""
        origin, inner = get_origin(kind), get_args(kind)
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if origin is Literal:
            return {"type": "string", "enum": list(inner)}
        if origin is tuple:
            return {"type": "array", "items": self.of(inner[0])}
        if origin in {Union, UnionType}:
            return self._union(inner)
        if origin in {dict, Mapping}:
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        return self._class(kind)

    def _union(self, members: tuple[Any, ...]) -> Schema:
        """Give the schema of one of several; objects are told apart by their member `kind`."""
        if not all(attrs.has(each) for each in members):
            return {"anyOf": [self.of(each) for each in members]}
        refs = {str(attrs.fields(each).kind.default): self.of(each)["$ref"] for each in members}
        return {
            "oneOf": [{"$ref": each} for each in refs.values()],
            "required": ["kind"],
            "discriminator": {"propertyName": "kind", "mapping": refs},
        }

    def _class(self, kind: type) -> Schema:
        name = kind.__name__
        if name not in self.classes:
            self.classes[name] = {}  # it may hold itself
            self.classes[name] = self._object(kind)
        return {"$ref": REF + name}

    def _object(self, kind: type) -> Schema:
        first, told = _words(kind)
        properties: dict[str, Schema] = {}
        for each in attrs.fields(attrs.resolve_types(cast("Any", kind))):
            schema = self.of(each.type)
            properties[each.name] = (
                {**schema, "description": told[each.name]} if each.name in told else schema
            )
        return {
            "type": "object",
            "description": first,
            "properties": properties,
            "required": [
                each.name for each in attrs.fields(cast("Any", kind)) if each.default is attrs.NOTHING
            ],
            "additionalProperties": False,
        }


def _words(kind: type) -> tuple[str, dict[str, str]]:
    """Give what a class says of itself in its first line, and of its members."""
    text = inspect.getdoc(kind) or ""
    first, _, rest = text.partition("\n")
    return first, {name: " ".join(said.split()) for name, said in _MEMBER.findall(rest.partition("Args:")[2])}
