"""What in a database table would break the draw without a sound, counted before it is drawn from.

A NULL joins nothing and its row vanishes; a number has lost its leading zeros; padding, white space and a text
that is not NFC make another ticket; a missing or added row moves the chances of all the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.draw.sql.tables import RollTable, select
from shuangsuiji.errors import Fault, InvalidInput, fault

_SHOWN: Final = 80


def guard_statement(table: RollTable, strata: Sequence[Stratum] | None = None) -> str:
    """抽取前检查: give the statement that counts what would break the draw; hand its rows to `guard_faults`.

    Each row is the name of a check, how many rows (for `strata`: strata) fail it, and one id (stratum) of these:
    `null` an empty column; `type` a column that is no text; `twice` an id that occurred before; `space` an empty
    text or one with spaces at an end; `nfc` a text that is not NFC (DuckDB, PostgreSQL); `salt` no salt; `hash`
    the extension that the hash comes with; `strata` a stratum whose entries or eligible entries are not as many as announced.

    Args:
        table: where the frozen roll is.
        strata: the announced strata; None before they are announced, when their numbers are not checked.

    Raises:
        InvalidInput: no stratum is given.
    """
    if strata is not None and not strata:
        raise InvalidInput(fault("SSJ-SQL-STRATA"))
    checks = [(name, _counted(table, condition)) for name, condition in _conditions(table)]
    checks.append(("twice", _repeated(table)))
    if extension := table.dialect.extensions.get(table.hash):
        checks.append(("hash", select(f"1 - count(*) as found, '{table.hash}' as example", extension)))
    if strata:
        checks.append(("strata", _miscounted(table, strata)))
    return "\nunion all\n".join(
        select(f"'{name}' as name, found, example", f"({query}) as checked") for name, query in checks
    )


def _conditions(table: RollTable) -> Iterator[tuple[str, str]]:
    raw = [f"roll.{name}" for name in table.identifying]
    yield "null", " or ".join(f"{name} is null" for name in raw)
    yield "type", " or ".join(table.dialect.no_text.format(name) for name in raw)
    texts = [table.column(name) for name in ("id", "stratum")]
    yield "space", " or ".join(f"{text} = '' or {text} <> trim({text})" for text in texts)
    if table.dialect.not_nfc:
        yield "nfc", " or ".join(table.dialect.not_nfc.format(text) for text in texts)
    if table.form == "sealed":
        yield "salt", f"not ({table.dialect.salt.format(table.column('salt'))})"


def _counted(table: RollTable, condition: str) -> str:
    return select(_counting(table.column("id")), f"{table.quoted} as roll", f"where {condition}")


def _repeated(table: RollTable) -> str:
    id_ = table.column("id")
    times = select(
        f"{id_} as id, count(*) - 1 as others",
        f"{table.quoted} as roll",
        f"where {id_} is not null group by {id_}",
    )
    found = "cast(coalesce(sum(others), 0) as bigint) as found"
    return select(f"{found}, coalesce(min(id), '') as example", f"({times}) as times", "where others > 0")


def _miscounted(table: RollTable, strata: Sequence[Stratum]) -> str:
    stratum = table.column("stratum")
    eligible = f"count(case when {table.column('standing')} = 'eligible' then 1 end) as eligible"
    found = select(
        f"{stratum} as stratum, count(*) as scope, {eligible}",
        f"{table.quoted} as roll",
        f"group by {stratum}",
    )
    values = ", ".join(f"({table.literal(each.name)}, {each.scope}, {each.eligible})" for each in strata)
    announced = f"(values {values}) as announced(stratum, scope, eligible)"
    counts = "found.scope <> announced.scope or found.eligible <> announced.eligible"
    differing = f"found.scope is null or announced.scope is null or {counts}"
    both = f"({found}) as found full join {announced} on found.stratum = announced.stratum"
    return select(_counting("coalesce(announced.stratum, found.stratum)"), both, f"where {differing}")


def _counting(shown: str) -> str:
    return f"count(*) as found, coalesce(min({shown}), '') as example"


def guard_faults(fetched: Iterable[Sequence[object]]) -> Iterator[Fault]:
    """Give a fault for each check of a `guard_statement` that found something.

    >>> [each.code for each in guard_faults([("null", 0, ""), ("twice", 2, "甲")])]
    ['SSJ-SQL-FOUND-TWICE']
    """
    for name, found, example in fetched:
        if count := int(str(found)):
            yield fault(f"SSJ-SQL-FOUND-{str(name).upper()}", count=count, example=str(example)[:_SHOWN])
