"""By which names the health and metrics address may be asked.

Against DNS rebinding: a page in the browser of somebody on this machine can let a name of its own
point here, but then the request carries that name.
"""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_allowed(header: str | None, bound: str, named: Collection[str]) -> bool:
    """Whether a request with this `Host` is answered at an address bound to `bound`.

    That address is, and the owner's own names for it. On the loopback its usual names are too,
    and on all addresses of the machine any address: no name can be made to look like one.
    """
    asked = _host(header)
    if asked is None:
        return False
    if asked in {bound.casefold(), *(name.casefold() for name in named)}:
        return True
    address = _address(bound)
    if address is not None and address.is_unspecified:
        return asked == "localhost" or _address(asked) is not None
    on_loopback = bound.casefold() == "localhost" or (address is not None and address.is_loopback)
    return on_loopback and asked in LOOPBACK


def _host(header: str | None) -> str | None:
    """Return the name or address of a `Host` header without its port."""
    if not header or "@" in header:
        return None
    try:
        return urlsplit(f"//{header}").hostname
    except ValueError:
        return None


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
