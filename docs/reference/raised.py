"""Where codes are raised: read from the modules' own text, so that nobody types it.

A finding's article and keys stand in its call. A fault's article is its act's, else the one that the nearest docstring
names; its keys are those that the conditions around it look at.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, get_args

from attrs import field, frozen

import shuangsuiji
from shuangsuiji.findings import Severity
from shuangsuiji.rule_keys import keys

SOURCE: Final = Path(shuangsuiji.__file__).parent
FINDING: Final = re.compile(r"SSJ-(?:A\d\d|N|X)-\d")
CODE: Final = re.compile(r"SSJ(?:-[A-Z0-9]+)+")
ARTICLE: Final = re.compile(r"第[一二三四五六七八九十]+条|附件")
SEVERITIES: Final = get_args(Severity)
KEYS: Final = frozenset(keys())
FINDINGS: Final = {"finding", "article_finding"}
APART: Final = (
    *("messages/", "testing/", "cli/", "office/", "ports/", "stores/", "calendars/", "draw/"),
    *("ids/", "ratios/", "wire.py", "forms.py", "texts.py"),
    *(
        "citations.py",
        "explanation.py",
        "journal.py",
        "plugins.py",
        "replay",
        "noting.py",
        "canonical.py",
        "errors.py",
    ),
)
"""What raises nothing of its own, or nothing that an article asks."""


@frozen(kw_only=True)
class Raised:
    """What is known of a code.

    Args:
        articles: as they are cited.
        keys: the keys that decide it.
        severities: of a finding.
        modules: where it is raised, below the package.
    """

    articles: dict[str, None] = field(factory=dict)
    keys: dict[str, None] = field(factory=dict)
    severities: dict[str, None] = field(factory=dict)
    modules: dict[str, None] = field(factory=dict)


def raised() -> dict[str, Raised]:
    """Give every code that is raised."""
    found: dict[str, Raised] = defaultdict(Raised)
    paths = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
    trees = {
        name: ast.parse(path.read_text("utf-8")) for name, path in paths.items() if not name.startswith(APART)
    }
    functions = {
        node.name: node for tree in trees.values() for node in tree.body if isinstance(node, ast.FunctionDef)
    }
    calls = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for name, tree in trees.items():
        _Module(name, tree, functions, calls, found).look()
    return dict(sorted(found.items()))


class _Module:
    """One module under the eye.

    Args:
        name: below the package.
        tree: its text.
        functions: every module's functions by name.
        calls: every module's calls.
        found: what is known so far.
    """

    def __init__(
        self,
        name: str,
        tree: ast.Module,
        functions: Mapping[str, ast.FunctionDef],
        calls: list[ast.Call],
        found: dict[str, Raised],
    ) -> None:
        self._name = name.removesuffix(".py").replace("/", ".")
        self._tree = tree
        self._functions = functions
        self._calls = calls
        self._found = found
        self._above: dict[ast.AST, ast.AST] = {
            child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)
        }
        self._constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }

    def look(self) -> None:
        """Look at every call that makes a finding or a fault."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                if node.func.id in FINDINGS:
                    self._finding(node, node.func.id)
                elif node.func.id == "fault":
                    self._fault(node)
                elif node.func.id.endswith("findings"):
                    self._passed_on(node, node.func.id)

    def _finding(self, call: ast.Call, kind: str) -> None:
        named = {each.arg: each.value for each in call.keywords if each.arg}
        said_of = self._strings(named["severity"], call) if "severity" in named else ["warning"]
        severity = [each for each in said_of if each in SEVERITIES] or self._asked_for(call)
        spot = 2 if kind == "finding" else 1
        said = (
            call.args[spot] if len(call.args) > spot else named.get("key" if kind == "finding" else "article")
        )
        words = self._strings(said, call) if said else []
        if kind == "article_finding" and "key" in named:
            self._note(call, keys_=[each for each in self._strings(named["key"], call) if each in KEYS])
        if kind == "finding":
            self._note(call, keys_=[each for each in words if each in KEYS], severities=severity)
        else:
            articles = [each for each in words if ARTICLE.match(each)]
            self._note(call, articles=articles or self._articles(call), severities=severity)

    def _asked_for(self, call: ast.Call) -> list[str]:
        """Give the severities that the callers of a maker of findings ask it for."""
        maker = self._function(call)
        asked = [
            text
            for each in self._calls
            if isinstance(each.func, ast.Name) and each.func.id == getattr(maker, "name", "")
            for argument in (*each.args, *(keyword.value for keyword in each.keywords))
            for text in self._texts(argument)
            if text in SEVERITIES
        ]
        return list(dict.fromkeys(asked)) or list(SEVERITIES)

    def _passed_on(self, call: ast.Call, name: str) -> None:
        """A finding whose code is handed to its maker: that one says how severe, and it or whatever is asked here which keys."""
        handed = call.args[0]
        given = self._local(handed, call) if isinstance(handed, ast.Name) else [handed]
        if not any(CODE.fullmatch(text) for each in given for text in self._texts(each)):
            return
        maker = self._functions.get(name)
        made = [each for each in ast.walk(maker) if isinstance(each, ast.Call)] if maker else []
        said = [
            keyword.value
            for each in made
            if isinstance(each.func, ast.Name) and each.func.id in FINDINGS
            for keyword in each.keywords
            if keyword.arg == "severity"
        ]
        severities = [text for each in said for text in self._texts(each) if text in SEVERITIES] or [
            "warning"
        ]
        asked = [
            self._functions[each.func.id]
            for each in ast.walk(self._function(call))
            if isinstance(each, ast.Call)
            and isinstance(each.func, ast.Name)
            and each.func.id in self._functions
            and not each.func.id.endswith("findings")
        ]
        own = [text for text in self._texts(maker) if text in KEYS] if maker else []
        known = own or [text for each in asked for text in self._texts(each) if text in KEYS]
        self._note(call, articles=self._articles(call), keys_=known, severities=severities)

    def _fault(self, call: ast.Call) -> None:
        self._note(call, articles=self._articles(call), keys_=list(self._conditions(call)))

    def _note(
        self,
        call: ast.Call,
        *,
        articles: list[str] | None = None,
        keys_: list[str] | None = None,
        severities: list[str] | None = None,
    ) -> None:
        for code in self._strings(call.args[0], call):
            if CODE.fullmatch(code) and (severities is None or FINDING.match(code)):
                raised_ = self._found[code]
                raised_.articles.update(dict.fromkeys(articles or ()))
                raised_.keys.update(dict.fromkeys(keys_ or ()))
                raised_.severities.update(dict.fromkeys(severities or ()))
                raised_.modules[self._name] = None

    def _strings(self, node: ast.AST, call: ast.Call) -> list[str]:
        """Give the texts that may stand there, also in the module's constants; of a local name, those of its function."""
        named = [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]
        constants = [self._constants[name] for name in named if name in self._constants]
        if isinstance(node, ast.Name):
            constants += self._local(node, call)
        found = [text for each in (node, *constants) for text in self._texts(each)]
        return found or self._texts(self._function(call))

    def _local(self, name: ast.Name, call: ast.Call) -> list[ast.AST]:
        """Give what a name is given in the function around a call."""
        return [
            each.value
            for each in ast.walk(self._function(call))
            if isinstance(each, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == name.id for target in each.targets)
        ]

    def _texts(self, node: ast.AST) -> list[str]:
        """Give the texts below a node, documentation left out."""
        return [
            each.value
            for each in ast.walk(node)
            if isinstance(each, ast.Constant)
            and isinstance(each.value, str)
            and not isinstance(self._above.get(each), ast.Expr)
        ]

    def _function(self, node: ast.AST) -> ast.AST:
        return next((each for each in self._parents(node) if isinstance(each, ast.FunctionDef)), self._tree)

    def _parents(self, node: ast.AST) -> Iterator[ast.AST]:
        while node in self._above:
            node = self._above[node]
            yield node

    def _articles(self, call: ast.Call) -> list[str]:
        for each in self._parents(call):
            if isinstance(each, ast.ClassDef):
                own = _class_article(each)
                if own:
                    return [own]
            if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.Module):
                named = ARTICLE.findall((ast.get_docstring(each) or "").split("\n\n")[0])
                if named:
                    return ["、".join(dict.fromkeys(named))]
        return []

    def _conditions(self, call: ast.Call) -> Iterator[str]:
        """Give the keys that the conditions and loops around a call look at, at once or through a local name."""
        function = self._function(call)
        local = {
            target.id: _keys_in(node.value)
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for each in self._parents(call):
            if isinstance(each, ast.FunctionDef):
                return
            looked = (
                each.test if isinstance(each, ast.If) else each.iter if isinstance(each, ast.For) else None
            )
            if looked is None:
                continue
            yield from _keys_in(looked)
            for name in ast.walk(looked):
                if isinstance(name, ast.Name):
                    yield from local.get(name.id, ())


def _class_article(node: ast.ClassDef) -> str:
    for each in node.body:
        if (
            isinstance(each, ast.AnnAssign)
            and isinstance(each.target, ast.Name)
            and each.target.id == "article"
            and isinstance(each.value, ast.Constant)
        ):
            return str(each.value.value)
    return ""


def _keys_in(node: ast.AST) -> list[str]:
    """Give the keys that an expression reads: `rules.keys.entry_wd.value`."""
    return [
        each.attr
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute)
        and isinstance(each.value, ast.Attribute | ast.Name)
        and (each.value.attr if isinstance(each.value, ast.Attribute) else each.value.id) == "keys"
        and each.attr in KEYS
    ]
