"""Finds sentences that people read and that are not in bot/messages, with the ast module.

A sentence is a string of two or more words, where a placeholder of an f-string counts as one; in
the layers that speak to people a single capitalised word counts, too ("Undo" on a button). Not
counted is what nobody reads in chat or in the terminal: docstrings, log lines, annotations, SQL,
Python, patterns, style sheets, names of tasks, threads and processes, descriptions of metrics, what
a text from elsewhere is compared with or looked up in (a set, keys; no capitals), and texts of
errors that only defects of ours raise (ValueError and the like). Members of enumerations are
codes. What people type, such as the rules of schedules or the words of times, is a language of its
own, not prose. The recommender is a library: its exceptions, word lists and names of models are its
own, also where the bot raises one of its errors, and what people read of them is written in bot/.
"""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.figures.source import Module, Source

MESSAGES = Path("bot/messages")
MIGRATIONS = Path("bot/store/migrations")
# Its errors are raised by defects alone: nobody sends what Discord would refuse on purpose.
CHECKS = Path("bot/ui/limits.py")
# Where texts that people type are read and written back; a capital or a stop makes them prose.
TYPED = (Path("bot/domain/schedules"), Path("bot/domain/korean_ratings.py"))
# Vocabulary: what people call times, places and kinds of films.
VOCABULARY = (
    Path("bot/domain/nights/times"),
    Path("bot/domain/zones.py"),
    Path("bot/domain/zone_tables.py"),
    Path("bot/domain/filters"),
    Path("bot/domain/films/origins.py"),
)
# What other programs say, and what they call things: a service, the fonts of a computer.
FOREIGN = (Path("bot/demo/fake_tmdb"), Path("bot/ui/fonts.py"))
NAMES = {"Matinee"}
SPEAKING = {
    *("bot/cli", "bot/cogs", "bot/diagnosis", "bot/discord", "bot/ui"),
    *("bot/commandline", "bot/conversation"),  # what two of them were called once
}
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
# What may surround a word: quotes, brackets, markdown, punctuation.
AROUND = "\"'“”‘’`*_~()[]<>«»•·|.,:;?…#-"
SQL = re.compile(
    r"\s*(?:SELECT|INSERT|UPDATE|DELETE|PRAGMA|BEGIN|CREATE|DROP|ALTER|VACUUM|WITH|ATTACH|LOCK|AND)\b"
)
PATTERN = re.compile(r"\(\?|\\[bdswBDSW]|\w\|\w")
STYLES = re.compile(r"\{[^{}]*:[^{}]*;\s*\}")
LABEL = re.compile(r"\W*[A-Z][a-z]+\W*")
LOG_METHODS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
# Calls whose strings are read by a machine, or by whoever repairs it.
FOR_MACHINES = {
    *("compile", "sub", "fullmatch", "match", "search", "findall", "finditer", "split"),
    *("cast", "TypeVar", "NewType", "getLogger", "strftime", "strptime"),
    *("exec_driver_sql", "CheckConstraint", "DDL", "execute"),
    *("Counter", "Gauge", "Histogram", "Info"),
}
# Keywords of drawing and of tables: where a legend is, how a line looks.
LOOKS = {"loc", "style"}
# Their names are in logs and in lists of processes.
NAMED_FOR_LOGS = {"create_task", "Thread", "Process", "ProcessPart", "ThreadPoolExecutor"}
DEFECTS = {
    *("ValueError", "TypeError", "RuntimeError", "KeyError", "IndexError", "LookupError"),
    *("AssertionError", "NotImplementedError", "AttributeError"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence outside bot/messages."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def sentences(source: Source) -> list[Sentence]:
    """Return the sentences of a checkout outside bot/messages."""
    found = []
    for module in source.modules:
        if _may_hold_sentences(module):
            finder = _Finder(module)
            finder.visit(module.tree)
            found += [Sentence(module.inside, line, text) for line, text in finder.found]
    return found


def _may_hold_sentences(module: Module) -> bool:
    if module.inside.parts[0] == "recommender":
        return False
    silent = (MESSAGES, MIGRATIONS, CHECKS, *VOCABULARY, *FOREIGN)
    return not any(module.inside.is_relative_to(each) for each in silent)


def is_sentence(text: str) -> bool:
    """Whether a string reads as prose: two words, at least one of them of letters."""
    if SQL.match(text) or PATTERN.search(text) or STYLES.search(text) or _is_python(text):
        return False
    words = [token.strip(AROUND).rstrip("!") for token in text.split()]
    prose = [word for word in words if WORD.fullmatch(word)]
    held = [word for word in words if PLACEHOLDER in word]
    return bool(prose) and len(prose) + len(held) >= 2


def _is_python(text: str) -> bool:
    """Whether a string is a program: lines of Python that import something."""
    if "import " not in text or "\n" not in text.strip():
        return False
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return False
    return any(isinstance(node, ast.Import | ast.ImportFrom) for node in tree.body)


class _Finder(ast.NodeVisitor):
    """Walks over a module and keeps what reads as prose."""

    def __init__(self, module: Module) -> None:
        self.found: list[tuple[int, str]] = []
        self._speaking = module.layer in SPEAKING
        self._librarys = _imported_from_the_library(module.tree)
        self._typed = any(module.inside.is_relative_to(each) for each in TYPED)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._note(node, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [
            part.value if isinstance(part, ast.Constant) else PLACEHOLDER for part in node.values
        ]
        self._note(node, "".join(map(str, parts)))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        """Skip the annotation."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._visit_function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._visit_function(node)

    def _visit_function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for child in (*node.decorator_list, node.args, *node.body):
            self.visit(child)

    def visit_Raise(self, node: ast.Raise) -> None:
        name = _name(node.exc.func) if isinstance(node.exc, ast.Call) else ""
        if name not in DEFECTS | self._librarys:
            self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if not any(_name(base).endswith("Enum") for base in node.bases):
            self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for compared in (node.left, *node.comparators):
            if not isinstance(compared, ast.Constant):
                self.visit(compared)

    def visit_Set(self, node: ast.Set) -> None:
        self._visit_looked_up(node.elts)

    def visit_Dict(self, node: ast.Dict) -> None:
        self._visit_looked_up([key for key in node.keys if key is not None])
        for value in node.values:
            self.visit(value)

    def _visit_looked_up(self, nodes: Sequence[ast.expr]) -> None:
        for each in nodes:
            # Korean has neither capitals nor small letters.
            if not (isinstance(each, ast.Constant) and str(each.value) == str(each.value).lower()):
                self.visit(each)

    def visit_Assert(self, node: ast.Assert) -> None:
        """Skip: nobody reads it but us."""

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name in FOR_MACHINES or _is_log_call(node.func) or ast.unparse(node.func) == "text":
            return
        self.visit(node.func)
        for argument in node.args:
            self.visit(argument)
        for keyword in node.keywords:
            named = keyword.arg == "name" and name in NAMED_FOR_LOGS
            if not named and keyword.arg not in LOOKS:
                self.visit(keyword.value)

    def _note(self, node: ast.Constant | ast.JoinedStr, text: str) -> None:
        if self._typed and not (text[:1].isupper() or text.rstrip().endswith((".", "!", "?"))):
            return
        label = self._speaking and LABEL.fullmatch(text) and text not in NAMES
        if label or is_sentence(text):
            self.found.append((node.lineno, text.replace(PLACEHOLDER, "{}").replace("\n", "\\n")))


def _imported_from_the_library(tree: ast.Module) -> set[str]:
    """Return the names that a module takes from the recommender, its errors among them."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("recommender")
        for alias in node.names
    }


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_log_call(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr in LOG_METHODS
        and "log" in ast.unparse(function.value).lower()
    )
