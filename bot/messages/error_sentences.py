"""Where each kind of error has its sentence; the most special class of an error decides."""

from functools import singledispatch


@singledispatch
def sentence(_error: BaseException) -> str | None:
    """Return what to tell the person, or None for an error that nobody expected.

    Modules that know a kind of error register their sentences here.
    """
    return None
