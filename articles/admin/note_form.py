"""The form that leaves a note on an article."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.models import Article, DeskNote
from articles.models.desk_note import LONGEST_TEXT
from articles.passages import Passage
from articles.threads import passage_in


class LeaveForm(forms.Form):
    """A note, and what it is about."""

    text = forms.CharField(
        label=_("Leave a note"),
        # Counted by the verb, as the browser counts: an end of a line is one character.
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_TEXT}),
        error_messages={"required": _("A note says something.")},
    )
    about = forms.ChoiceField(
        label=_("About"),
        required=False,
        choices=[("", _("the whole article")), *DeskNote.Field.choices],
    )
    quote = forms.CharField(
        label=_("These words of it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Copied from the text as it is saved; or left empty."),
    )
    # Sent where the words were marked in the editor, whose text may not be saved yet.
    marked = forms.BooleanField(required=False)
    before = forms.CharField(required=False, strip=False)
    after = forms.CharField(required=False, strip=False)

    def __init__(self, article: Article, data: Any = None) -> None:
        super().__init__(data, auto_id="note_%s")
        self.article = article

    def clean(self) -> dict[str, Any]:
        """The note, with its passage, which is `None` for one on the whole article."""
        sent: dict[str, Any] = super().clean() or self.cleaned_data
        about, quote = sent.get("about", ""), sent.get("quote", "")
        sent["passage"] = None
        if sent.get("marked"):
            sent["passage"] = Passage(about, quote, sent.get("before", ""), sent.get("after", ""))
        elif quote or about:
            if about == DeskNote.Field.BODY and not quote:
                self.add_error("quote", _now("Copy the words here that the note is about."))
                return sent
            sent["passage"] = passage_in(self.article, quote, about)
            if sent["passage"] is None:
                message = (
                    _now("These words are not in the text as it is saved.")
                    if quote
                    else _now("Nothing stands there yet.")
                )
                self.add_error("quote" if quote else "about", message)
        return sent
