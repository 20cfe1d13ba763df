"""Worker processes: forked from a process that has imported what they need."""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

_PRELOADED = ["scorecard.publishing.jobs", "scorecard.render.pdf"]
"""What workers need and what takes half a second to import: WeasyPrint above all."""


def warm_up() -> ForkServerContext:
    """Return the context that workers start in; the process that they are forked from begins to import meanwhile.

    To be called as early as a build can: the imports then go on while this process reads the data.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    forkserver.ensure_running()
    return context
