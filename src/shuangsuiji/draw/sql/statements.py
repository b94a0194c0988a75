"""The draw of all strata as one statement (spec 6.1, 6.2, 11), in one step or narrowed by an estimated cutoff."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from shuangsuiji.draw.announcement import Stratum
from shuangsuiji.draw.sql.tables import RollTable
from shuangsuiji.draw.targets import estimated_cutoff
from shuangsuiji.errors import InvalidInput, fault

_STATEMENT: Final = """\
with tickets as (
  select {ticket} as ticket,
         {taken},
         announced.quota{bound_taken}
  from {table} as roll
  join (values {quotas}) as announced(stratum, quota{bound_named})
    on {stratum} = announced.stratum
  where {standing} = 'eligible'{prefilter}
),
ranked as (
  select tickets.*,
         row_number() over (partition by tickets.stratum order by ticket, id) as place{below}
  from tickets{narrowing}
)
select {columns}{below_shown}
from ranked
where place <= quota
order by ticket, id"""

_PREFILTER: Final = "\n    and {ticket} < '{highest}'"
_NARROWING: Final[Mapping[str, str]] = {
    "prefilter": _PREFILTER,
    "bound_taken": ", announced.bound",
    "bound_named": ", bound",
    "below": ",\n         count(*) over (partition by tickets.stratum) as below",
    "narrowing": "\n  where ticket < bound",
    "below_shown": ", below",
}
_ONE_STEP: Final[Mapping[str, str]] = dict.fromkeys(_NARROWING, "")
_NOTHING_BELOW: Final = b""


def draw_statement(table: RollTable, strata: Sequence[Stratum], key: str) -> str:
    """一步抽取: give the statement that ranks every eligible row; it cannot miss one.

    Its rows are the drawn list in drawn order, with the columns of `table.columns`.

    Args:
        table: where the frozen roll is.
        strata: the announced strata.
        key: the key for targets.

    Raises:
        InvalidInput: no stratum is given, or the key is none.
    """
    quotas = [f"{table.literal(each.name)}, {each.quota}" for each in strata]
    return _statement(table, quotas, key, _ONE_STEP)


def narrowed_statement(
    table: RollTable,
    strata: Sequence[Stratum],
    key: str,
    estimate: Callable[[int, int], bytes] = estimated_cutoff,
) -> str:
    """两步抽取: give the statement that ranks only the rows below an estimated cutoff.

    Its rows are those of `draw_statement` with one column more, `below`: how many rows of the stratum stayed below
    the estimate. Where `is_complete` says so they are the draw; else the estimate was too low (rarer than once in
    10^14 draws) or the table is not the announced roll, and `draw_statement` is run.

    Args:
        table: where the frozen roll is.
        strata: the announced strata.
        key: the key for targets.
        estimate: gives the estimated cutoff of a quota among so many eligible rows.

    Raises:
        InvalidInput: no stratum is given, or the key is none.
    """
    bounds = [_bound(each, estimate) for each in strata]
    quotas = [
        f"{table.literal(each.name)}, {each.quota}, '{bound}'"
        for each, bound in zip(strata, bounds, strict=True)
    ]
    # Most rows end at the scan, by one comparison with a constant; what is left meets its stratum's own bound.
    prefilter = _PREFILTER.format(ticket=table.ticket(key), highest=max(bounds, default=""))
    return _statement(table, quotas, key, {**_NARROWING, "prefilter": prefilter})


def _bound(stratum: Stratum, estimate: Callable[[int, int], bytes]) -> str:
    drawn = stratum.quota and stratum.eligible
    return (estimate(stratum.quota, stratum.eligible) if drawn else _NOTHING_BELOW).hex()


def _statement(table: RollTable, quotas: Sequence[str], key: str, shape: Mapping[str, str]) -> str:
    if not quotas:
        raise InvalidInput(fault("SSJ-SQL-STRATA"))
    return _STATEMENT.format(
        ticket=table.ticket(key),
        taken=",\n         ".join(_taken(table)),
        table=table.quoted,
        quotas=", ".join(f"({each})" for each in quotas),
        stratum=table.column("stratum"),
        standing=table.column("standing"),
        columns=", ".join(table.columns),
        **shape,
    )


def _taken(table: RollTable) -> Iterator[str]:
    for name in table.columns[1:]:
        text = table.column(name)
        yield f"coalesce({text}, '') as {name}" if name in {"area", "needs"} else f"{text} as {name}"


def counts_below(table: RollTable, fetched: Iterable[Sequence[object]]) -> dict[str, int]:
    """Give, for each stratum that occurs, how many rows stayed below its estimate.

    Args:
        table: the table that the statement was made for.
        fetched: the rows of a `narrowed_statement` as the database gave them.
    """
    stratum, below = table.columns.index("stratum"), len(table.columns)
    counts = {row[stratum]: row[below] for row in fetched}
    return {str(name): int(str(count)) for name, count in counts.items()}


def is_complete(counts: Mapping[str, int], quotas: Mapping[str, int]) -> bool:
    """Say whether no drawn row can have been lost by narrowing.

    As many rows as the quota below the estimate mean that the quota's lowest are all among them.

    >>> is_complete({"企业": 41}, {"企业": 12, "个体": 0}), is_complete({"企业": 11}, {"企业": 12})
    (True, False)
    """
    return all(counts.get(name, 0) >= quota for name, quota in quotas.items())
