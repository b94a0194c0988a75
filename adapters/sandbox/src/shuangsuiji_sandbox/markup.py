"""标记: HTML in which whatever is a text is escaped, and nothing else can be put in."""

from html import escape
from typing import Final

from attrs import frozen

EMPTY: Final = frozenset({"input", "link", "meta"})


@frozen
class Html:
    """A piece of HTML; only `element` and `joined` make one."""

    text: str


Inside = Html | str | int
"""What may stand within an element; texts are escaped."""


def element(name: str, /, *inside: Inside, **attributes: str | int) -> Html:
    """Make an element.

    Args:
        name: its name.
        inside: what stands in it.
        attributes: its attributes; `class_` and `for_` lose the line at their end, another line is a hyphen.

    >>> element("td", "<b>", 1, class_="a").text
    '<td class="a">&lt;b&gt;1</td>'
    """
    said = "".join(
        f' {each.rstrip("_").replace("_", "-")}="{escape(str(value))}"' for each, value in attributes.items()
    )
    begin = f"<{name}{said}>"
    return Html(begin if name in EMPTY else f"{begin}{joined(*inside).text}</{name}>")


def joined(*inside: Inside) -> Html:
    """Make one piece of several."""
    return Html("".join(each.text if isinstance(each, Html) else escape(str(each)) for each in inside))
