"""What an edition will be: its scores, its files, and the content key of each, worked out when it is asked for."""

from __future__ import annotations

from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from scorecard.publishing.keys import make_keys
from scorecard.publishing.plan import outline
from scorecard.publishing.robustness_store import gather_insight
from scorecard.scoring.score import score
from scorecard.views.address import edition_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Shared
    from scorecard.publishing.keys import Keys
    from scorecard.publishing.plan import Artefact
    from scorecard.publishing.project import Project
    from scorecard.render.paper import Paper
    from scorecard.scoring.results import Results


def keep_scores(dataset: Dataset) -> Callable[[str], Results]:
    """Return what scores an edition of a dataset, each once: later editions look back at it."""
    return cache(partial(score, dataset))


class Prospect:
    """An edition, scored, with the files that it will have.

    Their keys cost more than finding them, so each is worked out when somebody needs it.
    """

    def __init__(  # noqa: PLR0913 - what decides which files there are
        self,
        project: Project,
        dataset: Dataset,
        edition_id: str,
        score_of: Callable[[str], Results],
        *,
        paper: Paper = "a4",
        embargoed: bool = False,
    ) -> None:
        """Find out which files the edition will have; `embargoed`: a press kit under embargo, too.

        `score_of` gives the results of an edition of this data: see `keep_scores`.
        """
        self.project = project
        self.dataset = dataset
        self.place = edition_folder(edition_id, dataset.programme.current_edition)
        self.results = score_of(edition_id)
        self.insight = gather_insight(dataset, self.results, project.chart_store, score_of)
        self.paper: Paper = paper
        found = outline(dataset, self.results, self.insight, embargoed=embargoed)
        self.outlines = {item.path: item for item in found}

    @cached_property
    def keys(self) -> Keys:
        """The hashes that the edition's artefacts are keyed with."""
        return make_keys(self.dataset, self.results, self.project.templates, self.insight)

    def settle(self, path: str) -> Artefact:
        """Return a file with the key that it has as long as it is not known what it can link to."""
        return self.outlines[path].settle(self.keys, self.paper)

    def share(self, files: frozenset[str]) -> Shared:
        """Return what all jobs of this edition read; `files` are the paths of everything that will be published."""
        # Here, not above: a build that finds nothing to do needs none of what this imports.
        from scorecard.publishing.jobs import Shared

        return Shared(
            self.dataset,
            self.results,
            self.insight,
            self.keys,
            files,
            self.project.templates,
            self.project.chart_store,
            self.paper,
        )
