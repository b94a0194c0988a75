"""打印文书 (第十六条、附件): a port that turns a paper into a file such as a Word document.

Obligations of an adapter:

D1. `_printed` gives the bytes of a whole file, and writes nowhere itself.
D2. Every text of the paper stands in the file letter for letter, white space aside: title, number, addressee and
    issuer; and those of the parts in their order, a table row by row.
D3. A text is text and nothing else: markup, a field, a formula or a template's tag in it is printed and never obeyed.
D4. What is empty is left blank for the hand, and nothing is invented; a day is printed as 2026年5月6日. Findings are
    never printed.
D5. The same paper gives the same bytes, whatever was printed before, on any day and by any other writer that was made alike.
D6. `_text` gives what somebody reads in such a file, from top to bottom.
D7. Nothing but this library's errors is raised.

The port sees to the rest. No file can hold every character: before an adapter sees a text, control characters become their
pictures (␀) and what is no character becomes U+FFFD; lines end in LF. What an adapter printed is read back before anybody
gets it.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, Final, cast, final

from attrs import evolve, fields_dict

from shuangsuiji.errors import AdapterFault, ShuangsuijiError, fault
from shuangsuiji.printed import Field, Paper, Part, Signature, texts

_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F
_DELETED: Final = "\u2421"
_NO_CHARACTERS: Final = re.compile(r"[\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_SHOWN: Final = 40


class PaperWriter(ABC):
    """A writer of papers; adapters fill in `_suffix`, `_printed` and `_text`."""

    @final
    def suffix(self) -> str:
        """Give the ending of the files it writes, such as `.docx`."""
        return self._suffix()

    @final
    def printed(self, paper: Paper) -> bytes:
        """Give the paper as a file's bytes.

        Raises:
            InvalidInput: the adapter cannot print with what it was made of, such as a template that leaves something out.
            AdapterFault: the adapter broke one of its obligations.
        """
        held = presentable(paper)
        try:
            data = self._printed(held)
            read = self._text(data)
        except ShuangsuijiError:
            raise
        except Exception as error:
            name, found = type(self).__name__, type(error).__name__
            raise AdapterFault(fault("SSJ-PAPER-WRITER-ESCAPED", name=name, found=found)) from error
        for text in _lost(held, read):
            raise AdapterFault(fault("SSJ-PAPER-WRITER-LOST", name=type(self).__name__, text=text[:_SHOWN]))
        return data

    @abstractmethod
    def _suffix(self) -> str: ...

    @abstractmethod
    def _printed(self, paper: Paper) -> bytes: ...

    @abstractmethod
    def _text(self, data: bytes) -> str: ...


def presentable(paper: Paper) -> Paper:
    r"""Give a paper in whose texts every character can stand in a file.

    >>> presentable(Paper(kind="notice", title=("甲\x00\r\n乙\ud800",), parts=())).title
    ('甲␀\n乙\ufffd',)
    """
    found: Paper = _presentable(paper)
    return found


def _presentable(value: object) -> Any:  # noqa: ANN401  -- whatever a paper is made of
    if isinstance(value, str):
        return _shown(value)
    if isinstance(value, tuple):
        return tuple(map(_presentable, cast("tuple[object, ...]", value)))
    if isinstance(value, Paper | Part | Field | Signature):
        names = (each for each in fields_dict(type(value)) if each != "findings")
        return evolve(value, **{name: _presentable(getattr(value, name)) for name in names})
    return value


def _shown(text: str) -> str:
    if text.isprintable():
        return text
    return _NO_CHARACTERS.sub("\ufffd", _CONTROLS.sub(_picture, _LINE_ENDS.sub("\n", text)))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _DELETED if code == _DELETE else chr(_PICTURES + code)


def _lost(paper: Paper, read: str) -> Iterator[str]:
    """Give the first text that whoever reads the file does not find, or does not find in its place."""
    whole = _close(read)
    for text in (*paper.title, paper.number, paper.addressee, paper.issuer):
        if _close(text) not in whole:
            yield text
    position = 0
    for text in texts(paper.parts):
        found = whole.find(_close(text), position)
        if found < 0:
            yield text
            return
        position = found + len(_close(text))


def _close(text: str) -> str:
    """Give a text without its white space."""
    return "".join(text.split())
