"""`shuangsuiji rules` and `shuangsuiji explain`: the rules as people read them, and where a code comes from."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from difflib import get_close_matches
from typing import Annotated, Final, cast

import typer
from attrs import evolve, frozen
from rich.markup import escape

from shuangsuiji import adoption, wire
from shuangsuiji.adoption import Interpretation, Rulebooks
from shuangsuiji.cli.screen import Data, Screen
from shuangsuiji.cli.words import journal_at, screen_of
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.explanation import ExplainedKey, Explanation, explain, explained_key, key_lines, value_text
from shuangsuiji.forms import days
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.office.rulebooks import (
    BASE,
    builtin_layers,
    builtin_names,
    builtin_rulebook,
    layer_names,
    layers_at,
    regulation_of,
    rulebook_at,
    unadopted,
)
from shuangsuiji.office.streams import Streams
from shuangsuiji.plugins import shown
from shuangsuiji.rule_keys import keys
from shuangsuiji.rulebook import Layer, Rulebook

_EVER: Final = "9999-12-31"
_PREFIX: Final = "SSJ-"

What = Annotated[str, typer.Argument(help="SSJ-HELP-RULEBOOK", metavar="NAME|FILE")]
Superior = Annotated[bool, typer.Option("--superior", help="SSJ-HELP-SUPERIOR")]
Layers = Annotated[list[str] | None, typer.Option("--layer", help="SSJ-HELP-LAYER", metavar="NAME|FILE")]
OnDay = Annotated[str, typer.Option("--on", help="SSJ-HELP-ON", metavar="DAY")]


def list_rulebooks(context: typer.Context) -> None:
    """SSJ-HELP-RULES-LIST"""
    screen = screen_of(context)
    books = {name: builtin_rulebook(name=name) for name in builtin_names()}
    _table(
        screen,
        "RULEBOOKS",
        "RULEBOOK TITLE BUREAU",
        [(name, book.title, book.bureau) for name, book in books.items()],
    )
    layers = {name: builtin_layers(name) for name in layer_names()}
    rows = [
        (name, each.effective_from, each.title, each.source)
        for name, found in layers.items()
        for each in found
    ]
    _table(screen, "LAYERS", "RULEBOOK SINCE TITLE SOURCE", rows)
    screen.result(
        {
            "ok": True,
            "rulebooks": [_book_data(book) | {"name": name} for name, book in books.items()],
            "layers": [
                {
                    "name": name,
                    "title": each.title,
                    "source": each.source,
                    "effective_from": each.effective_from,
                    "keys": list(each.keys),
                }
                for name, found in layers.items()
                for each in found
            ],
        }
    )


def show_rulebook(
    context: typer.Context,
    what: What,
    key: Annotated[str, typer.Argument(help="SSJ-HELP-KEY", metavar="KEY")] = "",
    layer: Layers = None,
    on: OnDay = _EVER,
    superior: Superior = False,  # noqa: FBT002  -- typer's form of a flag
) -> None:
    """SSJ-HELP-RULES-SHOW"""
    screen = screen_of(context)
    book = _named(what, layer, superior=superior)
    raise_if(days(on=on))
    rules = book.on(on)
    raise_if([_no_key(key)] if key and key not in keys() else [])
    shown = [explained_key(each, rules, ()) for each in ((key,) if key else keys())]
    if key:
        _show_key(screen, shown[0], rules)
    else:
        screen.say(
            "SSJ-RULES-TITLE", style="bold", title=rules.title, edition=rules.edition, bureau=rules.bureau
        )
        _show_keys(screen, shown)
        screen.say("SSJ-RULES-DIGEST", digest=rules.digest(), source=rules.source or "—")
    left = unadopted(book, key)
    show_unadopted(screen, left)
    head: dict[str, Data] = {"ok": True, **_book_data(rules), "superior": layers_data(left)}
    screen.result({**head, "keys": [_key_data(each) for each in shown]})


def diff_rulebooks(
    context: typer.Context,
    first: What,
    second: Annotated[str, typer.Argument(help="SSJ-HELP-RULEBOOK-OTHER", metavar="NAME|FILE")],
    layer: Layers = None,
    on: OnDay = _EVER,
    superior: Superior = False,  # noqa: FBT002  -- typer's form of a flag
) -> None:
    """SSJ-HELP-RULES-DIFF"""
    screen = screen_of(context)
    one, other = rulebook_at(first), _held(second, layer, on, superior=superior)
    found = [each for each in keys() if one.rule(each) != other.rule(each)]
    rows = [(key, *_contrast(screen, key, one, other), other.rule(key).article) for key in found]
    _table(screen, "RULES-DIFF", "RULE FIRST SECOND ARTICLE", rows)
    screen.say("SSJ-RULES-DIFFER", number=len(found), total=len(keys()))
    screen.result(
        {
            "ok": True,
            "first": _book_data(one),
            "second": _book_data(other),
            "keys": [
                {"key": key, "first": _rule_data(one, key), "second": _rule_data(other, key)} for key in found
            ],
        }
    )


def explain_codes(
    context: typer.Context,
    codes: Annotated[list[str], typer.Argument(help="SSJ-HELP-CODE", metavar="CODE")],
    rules: Annotated[str, typer.Option(help="SSJ-HELP-RULEBOOK", metavar="NAME|FILE")] = BASE,
    journal: Annotated[str | None, typer.Option(help="SSJ-HELP-EXPLAIN-JOURNAL", metavar="DIR")] = None,
    layer: Layers = None,
    on: OnDay = _EVER,
    superior: Superior = False,  # noqa: FBT002  -- typer's form of a flag
) -> None:
    """SSJ-HELP-EXPLAIN"""
    screen = screen_of(context)
    adopted = _adopted(journal) if journal else None
    raise_if(days(on=on))
    book = adopted.rules if adopted else _named(rules, layer, superior=superior)
    held = book.on(on)
    notes = adopted.interpretations if adopted else ()
    found = [explain(_code(code), held, regulation_of(held), notes) for code in codes]
    for each in found:
        _show_lines(screen, each.lines(screen.language))
        show_unadopted(screen, _unadopted_of(book, each))
    screen.result(
        {
            "ok": True,
            "explanations": [
                {
                    "code": each.code,
                    "text": each.said[screen.language],
                    "severities": list(each.severities),
                    "article": each.article,
                    "articles": [{"name": one.name, "text": one.text} for one in each.articles],
                    "annex": each.annex,
                    "keys": [_key_data(key) for key in each.keys],
                    "superior": layers_data(_unadopted_of(book, each)),
                }
                for each in found
            ],
        }
    )


@frozen(kw_only=True)
class _Adopted:
    """What a journal says of its rules."""

    rules: Rulebook
    interpretations: tuple[Interpretation, ...]


def _adopted(journal: str) -> _Adopted:
    with closing(journal_at(journal)) as store:
        state: Rulebooks = Streams(store).state(adoption.STREAM)
    if state.current is None:
        raise InvalidInput(fault("SSJ-OFFICE-RULES", Place(file=shown(journal))))
    return _Adopted(rules=state.current, interpretations=state.interpretations)


def _held(what: str, layers: list[str] | None, on: str, *, superior: bool) -> Rulebook:
    """Give a rulebook as it holds on a day, under the superior rules that were asked for."""
    raise_if(days(on=on))
    return _named(what, layers, superior=superior).on(on)


def _named(what: str, layers: list[str] | None, *, superior: bool) -> Rulebook:
    """Give a rulebook with the superior rules that were asked for."""
    named = [
        *(builtin_layers() if superior else ()),
        *(each for name in layers or () for each in layers_at(name)),
    ]
    book = rulebook_at(what)
    return evolve(book, layers=(*book.layers, *named))


def _unadopted_of(book: Rulebook, found: Explanation) -> tuple[Layer, ...]:
    """Give the superior rules that would change one of the keys of an explanation, each once."""
    return tuple(dict.fromkeys(each for key in found.keys for each in unadopted(book, key.key)))


def show_unadopted(screen: Screen, layers: Iterable[Layer]) -> None:
    """上级规则未采用: show which superior rules there are, since when they hold, and which keys they set."""
    for each in layers:
        screen.say(
            "SSJ-RULES-UNADOPTED",
            style="dim",
            title=each.title,
            source=each.source,
            since=each.effective_from,
            keys="、".join(each.keys),
        )


def layers_data(layers: Iterable[Layer]) -> list[Data]:
    """Give superior rules as programs read them."""
    return [
        {
            "title": each.title,
            "source": each.source,
            "effective_from": each.effective_from,
            "keys": [*each.keys],
        }
        for each in layers
    ]


def _code(word: str) -> str:
    """Let people leave out what every code begins with, and write small letters."""
    upper = word.upper()
    return upper if upper in CATALOGUE or upper.startswith(_PREFIX) else _PREFIX + upper


def _no_key(key: str) -> Fault:
    near = get_close_matches(key, keys()) or keys()[:3]
    return fault("SSJ-RULES-KEY", Place(path="KEY"), key=key, near="、".join(near))


def _contrast(screen: Screen, key: str, one: Rulebook, other: Rulebook) -> tuple[str, str]:
    """Give the two values; where they are the same, the readings in which the rules differ."""
    first, second = (value_text(each.rule(key), screen.language) for each in (one, other))
    if first != second:
        return first, second
    return one.rule(key).reading, other.rule(key).reading


def _show_key(screen: Screen, found: ExplainedKey, rules: Rulebook) -> None:
    _show_lines(screen, key_lines(found, screen.language))
    regulation = regulation_of(rules)
    for article in regulation.cited(found.rule.article) if regulation else ():
        _show_lines(screen, [f"{article.name}  {article.text}"])


def _show_keys(screen: Screen, found: list[ExplainedKey]) -> None:
    rows = [
        (
            each.key,
            value_text(each.rule, screen.language),
            screen.text(f"SSJ-EXPLAIN-STRENGTH-{each.rule.strength}"),
            each.rule.article,
        )
        for each in found
    ]
    _table(screen, "RULES", "RULE VALUE STRENGTH ARTICLE", rows)


def _show_lines(screen: Screen, lines: Iterable[str]) -> None:
    if not screen.as_json:
        for line in lines:
            screen.console.print(escape(line), soft_wrap=True)


def _table(screen: Screen, title: str, columns: str, rows: Sequence[Sequence[str]]) -> None:
    headers = [f"SSJ-COLUMN-{each}" for each in columns.split()]
    if rows:
        screen.table(f"SSJ-TABLE-{title}", headers, [[escape(cell) for cell in row] for row in rows])


def _book_data(rules: Rulebook) -> dict[str, Data]:
    return {
        "title": rules.title,
        "bureau": rules.bureau,
        "edition": rules.edition,
        "trial": rules.trial,
        "effective_from": rules.effective_from,
        "source": rules.source,
        "digest": rules.digest(),
    }


def _rule_data(rules: Rulebook, key: str) -> dict[str, Data]:
    return cast("dict[str, Data]", wire.write(rules.rule(key)))


def _key_data(found: ExplainedKey) -> dict[str, Data]:
    written = cast("dict[str, Data]", wire.write(found.rule))
    notes = cast("list[Data]", [wire.write(each) for each in found.interpretations])
    return {"key": found.key, **written, "interpretations": notes}
