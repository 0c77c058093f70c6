"""A check that no relation is forgotten by a merge."""

from typing import Any

from django.core import checks

from articles.duplicates.moves import MOVES, unhandled


@checks.register(checks.Tags.models)
def every_relation_goes_over(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Each relation to what can be merged has a move."""
    return [
        checks.Error(
            f"Merging two of {model._meta.label} would lose {name}.",
            hint="Add it to articles.duplicates.moves.MOVES.",
            obj=model,
            id="articles.E001",
        )
        for model in MOVES
        for name in unhandled(model)
    ]
