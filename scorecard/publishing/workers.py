"""Worker processes: forked from a process that has imported what they need."""

from __future__ import annotations

import multiprocessing
from itertools import chain
from multiprocessing import forkserver
from typing import TYPE_CHECKING

from scorecard.publishing.manifest import MANIFEST

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

    from scorecard.publishing.project import Project

_PRELOADED = ["scorecard.publishing.jobs", "scorecard.render.pdf"]
"""What workers need and what takes half a second to import: WeasyPrint above all."""


def looks_stale(project: Project) -> bool:
    """Return whether a file of the data or the theme is newer than the last build: then workers will be needed.

    A guess from the dates of files, good enough to begin early; what is stale is decided by content.
    """
    try:
        made = (project.output / MANIFEST).stat().st_mtime_ns
    except OSError:
        return True
    files = chain(project.data.rglob("*"), project.templates.rglob("*"))
    return any(path.lstat().st_mtime_ns > made for path in files)


def warm_up() -> ForkServerContext:
    """Return the context that workers start in; the process that they are forked from begins to import meanwhile.

    To be called as early as a build can: the imports then go on while this process reads the data.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    forkserver.ensure_running()
    return context
