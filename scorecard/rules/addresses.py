"""Web addresses: when two are one, and which are captures in a public web archive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import unquote, urlsplit

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
_CAPTURED = re.compile(rf"/({_STAMP})(?:[a-z]{{2}}_)?/(.+)")
_LANGUAGE = re.compile(r"/[a-z]{2}([-_][a-z]{2})?", re.IGNORECASE)
_SCHEME = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_HOUSE_LABELS = frozenset({"about", "blog", "company", "corp", "corporate", "home", "investor", "ir", "news", "www"})
"""First labels of hosts at which a company presents itself: the domain is what stands behind them."""
_OPEN_DOMAIN = re.compile(r"[a-z]{1,3}\.[a-z]{2}")
"""What looks like a part of a country's domain below which anybody can have a name: co.uk, com.au, or.jp."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What the address of a capture tells about it: the page that was captured, and the day (in UTC)."""

    url: str
    day: date


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
    if not any(host == known and pattern.fullmatch(rest) for known, pattern in CAPTURES):
        return False
    stamped = _CAPTURED.search(rest)
    return stamped is None or _read_day(stamped[1]) is not None


def read_capture(url: str) -> Capture | None:
    """Return what the address of a capture tells; None for what is no capture, and for archives with short names."""
    stamped = _CAPTURED.search(url)
    if stamped is None or not is_capture(url):
        return None
    day = _read_day(stamped[1])
    return Capture(stamped[2], day) if day else None


def shows_same_page(captured: str, url: str) -> bool:
    """Return True when a captured address is that of a source; its `url` may be a capture itself."""
    known = read_capture(url)
    return _captured_key(captured) == _captured_key(known.url if known else url)


def belongs_to_site(url: str, website: str) -> bool:
    """Return True when an address lies within the domain of a web site, on whatever host: about., blog., www.

    A web site that is a folder on a host (https://host.example/mills) is this folder only; a language (/en, /en-us) is
    no folder.
    """
    try:
        page, site = urlsplit(url), urlsplit(website)
    except ValueError:
        return False
    page_host, site_host = ((parts.hostname or "").removeprefix("www.") for parts in (page, site))
    folder = site.path.rstrip("/")
    if folder and not _LANGUAGE.fullmatch(folder):
        return page_host == site_host and f"{page.path}/".startswith(f"{folder}/")
    return f".{page_host}".endswith(f".{_find_domain(site_host)}")


def _find_domain(host: str) -> str:
    """Return the host without the label that says what is shown there: example.org of about.example.org."""
    label, _, rest = host.partition(".")
    is_domain = "." in rest and not _OPEN_DOMAIN.fullmatch(rest)
    return rest if label in _HOUSE_LABELS and is_domain else host


def _captured_key(url: str) -> str:
    """Return the key of a page as archives write its address: with or without a scheme, or with one slash less."""
    return unquote(same_page_key(_SCHEME.sub("", url, count=1)))


def _read_day(stamp: str) -> date | None:
    try:
        time(int(stamp[8:10]), int(stamp[10:12]), int(stamp[12:]))
        return date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except ValueError:
        return None
