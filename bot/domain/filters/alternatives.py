"""Kinds of films of which one is enough: "horror or thriller"."""

from collections.abc import Collection

from recommender import Kind


def either_kind(kinds: Collection[Kind]) -> Kind:
    """Return the kind of films that are of one of these kinds."""
    first, *others = kinds
    if not others:
        return first
    return Kind(" or ".join(kind.name for kind in kinds), alternatives=tuple(kinds))


def parts_of(kind: Kind) -> tuple[Kind, ...]:
    """Return the kinds of which one is enough; a kind without alternatives is one by itself."""
    return kind.alternatives or (kind,)


def is_genre(kind: Kind) -> bool:
    """Whether a kind is nothing but a genre."""
    return kind == Kind(kind.name, (kind.name,))


def is_a(kind: Kind, other: Kind) -> bool:
    """Whether every film of a kind is of the other one, too; both without alternatives."""
    if not set(kind.genres).issuperset(other.genres):
        return False
    return not other.tags or bool(kind.tags and set(kind.tags) <= set(other.tags))
