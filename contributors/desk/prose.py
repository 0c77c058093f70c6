"""The prose editor: a textarea of markup that becomes an editor where scripts run.

The editor's vocabulary is a part of what `contributors.text.clean` keeps. Where a stored text holds
something that the editor would lose, `static/js/desk/prose.js` leaves the textarea as it is and
says why; without scripts it is a textarea anyway.
"""

import json
import re
from typing import Any

from django import forms
from django.templatetags.static import static
from django.urls import reverse
from django_prose_editor.config import expand_extensions
from django_prose_editor.widgets import AdminProseEditorWidget

from contributors import embeds
from contributors.figures import without_figures
from contributors.text import clean
from contributors.vocabulary import extensions

# What it does beside knowing the vocabulary, by the names that its modules export.
CONDUCT = {
    "KeptAttributes": True,
    "CleanPaste": True,
    "TypographicMarks": True,
    "Finding": True,
    "TableTools": True,
}
MODULES = ("prose", "menu", "typing", "linking", "finding", "tables")
# For the texts that take figures.
FIGURE_CONDUCT = {"PictureCaption": True}
FIGURE_MODULES = ("figures/picture", "figures/embed")

_LONE_PARAGRAPH = re.compile(
    r"(<(?:li|t[dh])(?: [^<>]*)?>)<p>((?:(?!</?p>).)*+)</p>(?=</(?:li|t[dh])>|<[uo]l[ >])",
    re.DOTALL,
)
_SPAN_OF_ONE = re.compile(r"""(<t[dh](?: [^<>]*?)?) (?:col|row)span="1"(?=[ >])""")


class ProseWidget(AdminProseEditorWidget):
    """A textarea that says which editor it may become.

    The library's own list of what may be stored is not used: `clean` is the only one. With
    `figures` the text takes pictures and embeds.
    """

    figures = False

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(  # type: ignore[no-untyped-call]  # The library is untyped.
            attrs={"rows": 6, **(attrs or {})}, preset="configurable"
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the addresses that the dialogs ask, and what can be embedded."""
        asked = {"data-links": reverse("admin:links")}
        if self.figures:
            asked["data-pictures"] = reverse("admin:contributors_image_choose")
            asked["data-embeds"] = json.dumps(embeds.for_editor())
        context: dict[str, Any] = super().get_context(name, value, {**(attrs or {}), **asked})  # type: ignore[no-untyped-call]  # The library is untyped.
        return context

    def get_config(self) -> dict[str, Any]:
        """The extensions by name, and the modules that have those of our own."""
        return {
            "extensions": expand_extensions(
                extensions(figures=self.figures)
                | CONDUCT
                | (FIGURE_CONDUCT if self.figures else {})
            ),
            "js_modules": [
                static(f"js/desk/{name}.js")
                for name in (*MODULES, *(FIGURE_MODULES if self.figures else ()))
            ],
        }


class ProseField(forms.CharField):
    """Markup in a form: what comes out is clean, and the same as before if nobody touched it."""

    widget = ProseWidget
    figures = False

    def takes_figures(self, figures: bool) -> None:
        """Say whether pictures and embeds stand in it; at first they do not."""
        self.figures = self.widget.figures = figures

    def clean(self, value: Any) -> str:
        """The markup as it will be stored."""
        markup = clean(super().clean(value))
        return markup if self.figures else without_figures(markup)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether somebody wrote something; browsers send their own line ends."""
        if self.disabled:
            return False
        return _lines(data) != _lines(initial)


def tidy(markup: str) -> str:
    """Clean markup from the editor, without what only the editor needs.

    It puts a paragraph into every list item and table cell, and a span of one on every cell.
    """
    previous = None
    while previous != markup:
        previous, markup = markup, _SPAN_OF_ONE.sub(r"\1", markup)
    return _LONE_PARAGRAPH.sub(r"\1\2", markup)


def _lines(text: Any) -> str:
    return (text or "").replace("\r\n", "\n").strip()
