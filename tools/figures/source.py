"""Counts what the source of a checkout is made of: modules, lines, functions, loose types."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tools.figures.limits import FILE_LINES, FUNCTION_LINES

PACKAGES = ("bot", "recommender")


@dataclass(frozen=True)
class Module:
    """One Python file of a checkout."""

    root: Path
    path: Path

    @cached_property
    def inside(self) -> Path:
        """Where it is in the checkout."""
        return self.path.relative_to(self.root)

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @property
    def layer(self) -> str:
        """The folder below bot/ or recommender/ it is in, or the package for a file at the top."""
        package, *below = self.inside.parts
        return f"{package}/{below[0]}" if len(below) > 1 else f"{package}/*.py"

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())


@dataclass
class Layer:
    """What one folder holds."""

    modules: int = 0
    lines: int = 0


@dataclass
class Source:
    """The modules of a checkout that people run; its tests are not among them."""

    root: Path
    modules: list[Module] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path) -> "Source":
        """Find the modules below a checkout's folder."""
        paths = (path for package in PACKAGES for path in (root / package).rglob("*.py"))
        return cls(root, [Module(root, path) for path in sorted(paths)])

    def layers(self) -> dict[str, Layer]:
        """Count modules and lines of every layer."""
        layers: dict[str, Layer] = {}
        for module in self.modules:
            layer = layers.setdefault(module.layer, Layer())
            layer.modules += 1
            layer.lines += module.lines
        return layers

    def long_files(self) -> list[str]:
        """Name the files with more lines than they may have."""
        return [
            f"{module.inside}: {module.lines} lines"
            for module in self.modules
            if module.lines > FILE_LINES
        ]

    def long_functions(self) -> list[str]:
        """Name the functions with more lines than they may have."""
        return [
            f"{module.inside}:{function.lineno}: {function.name}, {length} lines"
            for module in self.modules
            for function in _functions(module.tree)
            if (length := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
        ]

    def loose_types(self) -> list[str]:
        """Name the places of `Any`."""
        return [
            f"{module.inside}:{node.lineno}"
            for module in self.modules
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Name) and node.id == "Any"
        ]

    def comments(self, words: str) -> list[str]:
        """Name the comments that hold these words."""
        return [
            f"{module.inside}:{token.start[0]}: {token.string}"
            for module in self.modules
            for token in tokenize.generate_tokens(io.StringIO(module.text).readline)
            if token.type == tokenize.COMMENT and words in token.string
        ]


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
