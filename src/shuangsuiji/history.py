"""履历 (第四条): what a journal holds, as people read it: 谁、何时、做了什么、依据第几条."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from shuangsuiji.errors import Fault, raise_if
from shuangsuiji.findings import Noted
from shuangsuiji.journal import read_stream
from shuangsuiji.messages.text import Language
from shuangsuiji.procedure import act_of
from shuangsuiji.replay import Journalled


@frozen(kw_only=True)
class Told:
    """One line of a history.

    Args:
        number: the entry's number over the whole journal.
        stream: whose stream.
        by: who.
        at: when.
        what: what was done; its text is the sentence.
        article: under which article.
        noted: what questioned it, and who answered for that.
    """

    number: int
    stream: str
    by: str
    at: str
    what: Fault
    article: str
    noted: tuple[Noted, ...]

    def sentence(self, language: Language = "zh") -> str:
        """Give what was done, without its code."""
        return self.what.sentence(language)


def told(done: Journalled) -> Told:
    """Give an entry's line."""
    act, entry = done.act, done.entry
    kind = str(getattr(act, "kind", ""))
    return Told(
        number=entry.number,
        stream=entry.stream,
        by=act.by,
        at=act.at,
        what=Fault(f"SSJ-ACT-{kind.upper()}", tuple(act.told().items())),
        article=act.article,
        noted=entry.noted,
    )


def history(done: tuple[Journalled, ...], stream: str = "") -> Iterator[Told]:
    """Give the lines of a journal in order, or of one stream and those below it: `task`, `file/YXGX-2026-01`, ..."""
    below = stream.rstrip("/") + "/"
    return (
        told(each)
        for each in done
        if not stream or each.entry.stream == stream or each.entry.stream.startswith(below)
    )


def stream_history(stream: str, lines: Sequence[bytes]) -> list[Told]:
    """Give the lines of one stream's history, in order; nothing else of the journal is looked at.

    Args:
        stream: its name.
        lines: its lines, without LF.

    Raises:
        InvalidInput: a line cannot be read, or the chain is broken.
    """
    entries, faults = read_stream(stream, lines)
    raise_if(faults)
    return [told(Journalled(entry=each, act=act_of(stream, each.act))) for each in entries]
