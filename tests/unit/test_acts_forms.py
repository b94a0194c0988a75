"""行为的形式: of every act, what it says itself is refused at birth where nobody could read it, or it says it twice."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from tests.unit.test_acts_kernel import ACTS, every, examples, outcome, put

from shuangsuiji import wire
from shuangsuiji.canonical import Json
from shuangsuiji.procedure import AnyAct

COMPARED: Final = {
    *((name, member) for name in ("CommissionExpert", "IssueNotice") for member in ("task", "target")),
    *((name, member) for name in ("RecordInspection", "RecordPreCheck") for member in ("task", "target")),
    ("CreateTask", "channels"),
    ("NoteError", "items"),
    ("ReceiveChecklist", "channel"),
}
"""Texts that must be as they are elsewhere: they are refused when it is done, in whatever form they are otherwise."""

COUNTED: Final = {
    ("AnnounceDraw", "confirmed"),
    ("AnnounceDraw", "digests"),
    ("AssignTeams", "slots"),
    ("CreateTask", "channels"),
    ("ImportDraw", "confirmed"),
    ("LockDraw", "targets"),
    ("OpenFollowUp", "results"),
}
"""Lists that must be as long as they are elsewhere."""

AGAIN: Final = {("ArrangeWork", "assignments"), ("AssignTeams", "names")}
"""Lists that are looked up: who stands there twice with the same is there once."""


def texts(json: Json) -> Iterator[tuple[str | int, ...]]:
    """Give the places of an act's own texts: its members, and the first of each list of texts."""
    members: dict[str, Any] = json  # type: ignore[assignment]
    for name, value in members.items():
        if isinstance(value, str):
            yield (name,)
        elif isinstance(value, list) and value and isinstance(value[0], str):
            yield (name, 0)


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_a_text_that_nobody_can_read_is_refused_at_birth(act: type[AnyAct]) -> None:
    """A text of an act with a character that nobody sees makes no act, or is not what it must be equal to."""
    json: Any = wire.write(examples()[act].act)
    for path in texts(json):
        found = json[path[0]] if len(path) == 1 else json[path[0]][0]
        refused = "refused" if (act.__name__, path[0]) in COMPARED else "unborn"
        assert outcome(act, put(json, path, f"{found}\x00")) == refused, path


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_a_list_that_names_something_twice_is_refused_at_birth(act: type[AnyAct]) -> None:
    """What an act lists, it lists once."""
    json: Any = wire.write(examples()[act].act)
    for name, value in json.items():
        if isinstance(value, list) and value and (act.__name__, name) not in AGAIN:
            refused = "refused" if (act.__name__, name) in COUNTED else "unborn"
            assert outcome(act, put(json, (name,), [*value, value[0]])) == refused, name  # pyright: ignore[reportUnknownArgumentType]  -- of any JSON
