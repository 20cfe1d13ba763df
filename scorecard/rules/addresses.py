"""Web addresses: when two are one, and which are captures in a public web archive."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_TRACKING = re.compile(r"utm_[a-z]+=", re.IGNORECASE)
_STAMP = r"[0-9]{14}"
_ADDRESS = r"(?:https?:/{1,2})?[^\s/]+\S*"

CAPTURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("web.archive.org", re.compile(rf"/web/{_STAMP}(?:[a-z]{{2}}_)?/{_ADDRESS}")),
    *(
        (f"archive.{ending}", re.compile(rf"/(?:[A-Za-z0-9]{{4,8}}|{_STAMP}/{_ADDRESS})"))
        for ending in ("today", "ph", "is", "li", "vn", "fo", "md")
    ),
    ("perma.cc", re.compile(r"/[A-Z0-9]{4}-[A-Z0-9]{4}")),
    ("webarchive.nationalarchives.gov.uk", re.compile(rf"/ukgwa/{_STAMP}/{_ADDRESS}|/{_STAMP}/{_ADDRESS}")),
    ("webarchive.org.uk", re.compile(rf"/(?:wayback/archive|wayback/en/archive)/{_STAMP}(?:mp_)?/{_ADDRESS}")),
    ("arquivo.pt", re.compile(rf"/wayback/{_STAMP}/{_ADDRESS}")),
    ("ghostarchive.org", re.compile(r"/archive/[A-Za-z0-9]{4,12}|/varchive/[A-Za-z0-9_-]{6,15}")),
    ("webarchive.loc.gov", re.compile(rf"/[a-z]+/{_STAMP}/{_ADDRESS}")),
    ("wayback.archive-it.org", re.compile(rf"/[0-9]+/{_STAMP}/{_ADDRESS}")),
)
"""Hosts of public web archives, and what the rest of the address of a capture there looks like."""


def same_page_key(url: str) -> str:
    """Return a key that addresses of one page share.

    Scheme, `www.`, the case of the host, a slash at the end, the fragment and `utm_` parameters make no other page. A
    fragment that is a path of its own (`#/2024`, `#!/2024`) does.
    """
    address, _, fragment = url.partition("#")
    address = address.split("://", 1)[-1]
    address, _, query = address.partition("?")
    host, slash, path = address.partition("/")
    host = host.lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part))
    key = f"{host}{slash}{path}".rstrip("/") + (f"?{kept}" if kept else "")
    return f"{key}#{fragment}" if fragment.startswith(("/", "!/")) else key


def is_capture(url: str) -> bool:
    """Return True when the address is that of one capture in a public web archive that we know.

    A list of captures, a search in an archive or the archive's front page is not a capture.
    """
    try:
        parts = urlsplit(url)
    except ValueError:  # a host that is no host, such as a bracket without its partner
        return False
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    host = (parts.hostname or "").removeprefix("www.")
    return any(host == known and pattern.fullmatch(rest) for known, pattern in CAPTURES)
