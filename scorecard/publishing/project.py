"""A project's folders, as given on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """Where the data and the theme are read from and where a build goes."""

    data: Path
    templates: Path
    output: Path

    @property
    def lock_file(self) -> Path:
        """The file that a build holds while it writes, beside the output folder."""
        return self.output.with_name(f".{self.output.name}.lock")

    @property
    def staging_prefix(self) -> str:
        """How the names of this project's unfinished builds begin; they lie beside the output folder."""
        return f".{self.output.name}.staging-"

    @property
    def chart_store(self) -> Path:
        """Where finished charts wait for the next build, by their content; safe to delete."""
        return self.output.with_name(f".{self.output.name}.charts")
