"""The template environment: everything is escaped, nothing undefined passes, nothing but text is printed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from scorecard.render.errors import RenderError
from scorecard.render.markdown import render_blocks, render_markdown
from scorecard.render.text import check_address, clean_text, keep_ranges

if TYPE_CHECKING:
    from scorecard.render.theme import Theme


@lru_cache(maxsize=4)
def make_environment(theme: Theme) -> ImmutableSandboxedEnvironment:
    """Return the environment for a theme's templates; one per theme and process."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(theme.folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finish,
        auto_reload=False,
    )
    environment.filters["address"] = check_address
    environment.filters["markdown"] = render_markdown
    environment.filters["blocks"] = render_blocks
    environment.filters["ranges"] = keep_ranges
    return environment


def read_templates(theme: Theme, *names: str) -> None:
    """Read templates, with all that they use, so that the first page of this process needs not wait for it."""
    environment = make_environment(theme)
    read: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in read:
            read.add(name)
            environment.get_template(name)
            source, *_ = FileSystemLoader(theme.folder).get_source(environment, name)
            waiting += filter(None, meta.find_referenced_templates(environment.parse(source)))


def _finish(value: object) -> str:
    """Return what a template prints: text, cleaned; a view that hands over a bare number is a mistake of ours."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, StrictUndefined):
        return str(value)
    raise RenderError(f"a template prints {value!r}, which is not text")
