"""One line of a roll (spec 2.2 to 2.5): `id part standing area codes [salt]`.

Both rolls have this form. A target's part is its stratum and its codes are its needs; an inspector's part is the
department and its codes are the skills.
"""

from typing import Final, Literal

from attrs import frozen

Form = Literal["open", "sealed"]
"""Open rolls have no salts; sealed ones, for what must stay secret, end each line with one (2.5)."""

ELIGIBLE: Final = "eligible"
TAB: Final = b"\t"
SALT_LENGTH: Final = 32
KEY_BYTES: Final = 32


@frozen(kw_only=True)
class Entry:
    """一条: one line of a roll, taken apart.

    Args:
        id: the target's or the inspector's identifier.
        part: the target's stratum, or the inspector's department.
        standing: `eligible`, or `excluded:` and a reason such as `annual-cap`.
        area: the area, or nothing.
        codes: what a target needs, or an inspector is skilled in, in ascending byte order.
        salt: 32 hex characters in a sealed roll, nothing in an open one.
    """

    id: str
    part: str
    standing: str = ELIGIBLE
    area: str = ""
    codes: tuple[str, ...] = ()
    salt: str = ""

    @property
    def eligible(self) -> bool:
        """Whether it can be drawn."""
        return self.standing == ELIGIBLE

    def line(self) -> bytes:
        """Give the line, without LF; a lone surrogate stays in it as bytes that no reader takes."""
        fields = [self.id, self.part, self.standing, self.area, ",".join(self.codes)]
        return "\t".join([*fields, self.salt] if self.salt else fields).encode(errors="surrogatepass")


def entry_of(line: bytes, form: Form) -> Entry:
    """Take apart a line whose form was proved."""
    fields = line.decode().split("\t")
    id_, part, standing, area, codes = fields[:5]
    salt = fields[5] if form == "sealed" else ""
    return Entry(id=id_, part=part, standing=standing, area=area, codes=codes_of(codes), salt=salt)


def codes_of(text: str) -> tuple[str, ...]:
    """Give the codes that a field joins by commas."""
    return tuple(text.split(",")) if text else ()
