"""办理请求 (设计决定 3): what a user of an application writes becomes an act, and the findings that he answers for."""

from collections.abc import Mapping
from typing import cast

from shuangsuiji import wire
from shuangsuiji.canonical import Json
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.findings import Override
from shuangsuiji.procedure import AnyAct, act_of


def asked_of(
    stream: str, json: Json, *, by: str, at: str, **facts: Json
) -> tuple[AnyAct, tuple[Override, ...]]:
    """办理请求: read what a user of an application asks for: an act, and the findings that he answers for.

    Args:
        stream: the stream's name.
        json: what the user wrote: members of the act, and if wanted `overrides`, a list of objects with `code`, `reason`
            and `subject`.
        by: who is logged in: who acts, and who answers for the findings.
        at: the application's own time.
        facts: members that the application knows better than the user, such as `kind`.

    Raises:
        InvalidInput: the act or an override breaks a form, or the user wrote what is not his to write, such as `at`;
            every fault of all of it is listed with its path.
    """
    if not isinstance(json, Mapping):
        return act_of(stream, json), ()  # which says what is wrong
    stamp = {"by": by, "at": at}
    members = {name: each for name, each in json.items() if name != "overrides"}
    act: object = None
    overrides: object = ()
    faults: list[Fault] = []
    try:
        act = act_of(stream, _completed(members, {**stamp, **facts}, "$", faults))
    except InvalidInput as error:
        faults += error.faults
    try:
        overrides = _overrides_of(json.get("overrides", []), stamp, faults)
    except InvalidInput as error:
        faults += error.faults
    raise_if(faults)
    return cast("AnyAct", act), cast("tuple[Override, ...]", overrides)


def _overrides_of(json: Json, stamp: Mapping[str, Json], faults: list[Fault]) -> object:
    path = "$.overrides"
    if isinstance(json, list):
        json = [_completed(each, stamp, f"{path}[{index}]", faults) for index, each in enumerate(json)]
    return wire.read_one_of(tuple[Override, ...], json, path)


def _completed(json: Json, given: Mapping[str, Json], path: str, faults: list[Fault]) -> Json:
    """Add what the application gives; a member of it that the user wrote is a fault."""
    if not isinstance(json, Mapping):
        return json
    faults += (fault("SSJ-JSON-EXTRA", Place(path=path), member=name) for name in json if name in given)
    return {**json, **given}
