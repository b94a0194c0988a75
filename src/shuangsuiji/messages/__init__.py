"""What people read, in Chinese and English, by stable code.

Values and rules carry codes and data; this package alone holds sentences. Each area has a module with its
own table, in which the Chinese and the English of a message stand side by side.

    >>> text("SSJ-FILE-MISSING", {}, "zh")
    '找不到这个文件；请检查路径'
"""

from collections import ChainMap
from collections.abc import Mapping
from typing import Final

from shuangsuiji.messages import (
    acts,
    adapter,
    aftermath,
    audit,
    bytes_,
    demo,
    documents,
    docx,
    drand,
    draw,
    due,
    explain,
    fairness,
    fairness_shown,
    files,
    findings,
    flags,
    folder,
    history,
    ids,
    inspection,
    lists,
    office,
    outbox,
    platform,
    ratios,
    registries,
    reports,
    rolls,
    rulebook,
    sql,
    store,
    task,
    task_acts,
    task_draw,
    terminal,
    verify,
    web,
    workdays,
)
from shuangsuiji.messages.text import Language, Text, visible

CATALOGUE: Final[Mapping[str, Text]] = ChainMap(
    *(
        dict(area.TEXTS)
        for area in (
            acts,
            adapter,
            aftermath,
            audit,
            bytes_,
            demo,
            documents,
            docx,
            drand,
            draw,
            due,
            explain,
            fairness,
            fairness_shown,
            files,
            findings,
            flags,
            folder,
            history,
            ids,
            inspection,
            lists,
            office,
            outbox,
            platform,
            ratios,
            registries,
            reports,
            rolls,
            rulebook,
            sql,
            store,
            task,
            task_acts,
            task_draw,
            terminal,
            verify,
            web,
            workdays,
        )
    )
)
"""Every message of the library by code."""


def text(code: str, params: Mapping[str, str | int], language: Language) -> str:
    """Give the sentence of a code, its data filled in.

    Raises:
        KeyError: the code is unknown, or a datum that its sentence names is missing.
    """
    entry = CATALOGUE[code]
    template = entry.zh if language == "zh" else entry.en
    shown = {name: visible(datum) if isinstance(datum, str) else datum for name, datum in params.items()}
    return template.format_map(shown)
