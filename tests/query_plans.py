"""Watches what is asked of a database, and asks the database how it finds the answers."""

import ast
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncConnection

import bot.store
from bot.store.database import Database

STORE = Path(bot.store.__file__).parent
# What PostgreSQL reads to its end before the first row comes out.
BLOCKING = {"Sort", "Hash", "Aggregate", "Incremental Sort", "Materialize", "SetOp"}


@dataclass
class Watched:
    """The statements of each function that asked, with the parameters of their first time."""

    statements: dict[str, dict[str, Any]] = field(default_factory=dict)


@contextmanager
def watching() -> Iterator[Watched]:
    """Note what is asked of databases as long as the block runs."""
    watched = Watched()
    asking: ContextVar[str] = ContextVar("asking", default="")

    def note(
        _connection: object,
        _cursor: object,
        statement: str,
        parameters: Any,  # noqa: ANN401 - as the driver takes them
        _context: object,
        many: bool,
    ) -> None:
        asked = watched.statements.setdefault(asking.get(), {})
        asked.setdefault(statement, parameters[0] if many else parameters)

    def noting(name: str) -> Any:  # noqa: ANN401 - stands for either method
        original = getattr(Database, name)

        def call(*words: Any, **options: Any) -> Any:  # noqa: ANN401 - as the original
            asking.set(sys._getframe(1).f_code.co_qualname)
            return original(*words, **options)

        return call

    event.listen(Engine, "before_cursor_execute", note)
    with mock.patch.multiple(Database, **{name: noting(name) for name in transactions()}):
        yield watched
    event.remove(Engine, "before_cursor_execute", note)


def transactions() -> tuple[str, ...]:
    """Return the names of the methods that begin to ask."""
    return ("read", "read_once", "write")


def functions_that_ask() -> set[str]:
    """Return the qualified names of all functions of the store that ask the database."""
    return {
        name
        for path in STORE.rglob("*.py")
        for name in _asking(ast.parse(path.read_text("utf-8")), "")
    }


def _asking(node: ast.AST, prefix: str) -> Iterator[str]:
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.ClassDef):
            yield from _asking(each, f"{prefix}{each.name}.")
        elif isinstance(each, ast.AsyncFunctionDef) and any(map(_asks, ast.walk(each))):
            yield f"{prefix}{each.name}"


def _asks(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in transactions()
        and ast.unparse(node.func.value).endswith("database")
    )


async def tables_read_whole(
    connection: AsyncConnection,
    statement: str,
    parameters: Any,  # noqa: ANN401
) -> set[str]:
    """Return the tables, or indexes, of which a statement reads everything there is."""
    if connection.dialect.name == "sqlite":
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return set(_scanned([str(row.detail) for row in plan], limited="LIMIT" in statement))
    plan = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
    [found] = plan.scalar_one()
    return set(_whole(found["Plan"], limited=False))


def _scanned(lines: list[str], *, limited: bool) -> Iterator[str]:
    sorts = any("USE TEMP B-TREE" in line for line in lines)
    for line in lines:
        scanned = re.match(r"SCAN (\w+)", line)
        if scanned and not (limited and not sorts):
            yield scanned[1]


def _whole(node: dict[str, Any], *, limited: bool) -> Iterator[str]:
    kind = node["Node Type"]
    if kind == "Limit":
        limited = True
    elif kind in BLOCKING and node.get("Strategy") != "Sorted":
        limited = False
    if not limited and "Scan" in kind and "Index Cond" not in node and "Relation Name" in node:
        inner = [each["Node Type"] for each in node.get("Plans", ())]
        if not any("Bitmap" in each for each in inner):
            yield node["Relation Name"]
    for each in node.get("Plans", ()):
        yield from _whole(each, limited=limited)
