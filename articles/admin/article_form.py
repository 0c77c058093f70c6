"""The form of an article, opened on one of its texts, and the text that comes out of it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import snapshots
from articles.admin.tags import TagsField
from articles.models import Article, Autosave, Revision, Tag
from articles.models.revision import MOST_OF_A_NOTE
from articles.snapshots.article import FIELDS, RELATIONS
from contributors.desk import DeskForm
from contributors.desk.keys import is_key
from contributors.desk.prose import ProseField, tidy
from contributors.markup import strip_control
from contributors.text import clean


class _Unremembered(forms.HiddenInput):
    """What is hidden in the form, and not filled in anew by browsers that remember forms."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"})


class ArticleForm(DeskForm):
    """An article. New tags need the right to add tags."""

    carries_shown = False
    # The text of an article that was never saved, on which the form is opened; set by the admin.
    never_saved: Autosave | None = None

    tags = TagsField(required=False)
    # Which text the form was opened on, and a word on what has changed: for the history.
    revision = forms.IntegerField(required=False, widget=_Unremembered, min_value=0)
    # Which form this is, how often it has changed, and which autosave it goes on with, if any: for
    # `articles.autosaves`.
    opening = forms.CharField(required=False, widget=_Unremembered)
    turn = forms.CharField(required=False, widget=_Unremembered)
    continues = forms.CharField(required=False, widget=_Unremembered)
    revision_note = forms.CharField(
        label=_("Note for the history"), required=False, max_length=MOST_OF_A_NOTE
    )

    class Meta:
        # A title that is long is read whole while it is written.
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1, "class": "vLargeTextField"})
        }  # Django’s form.

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if self.never_saved is not None and not args:
            kwargs["instance"] = open_on_slot(Article(), self.never_saved)
        super().__init__(*args, **kwargs)
        shown = getattr(self.instance, "shown", None)
        slot = getattr(self.instance, "slot", None)
        self.initial |= {"opening": uuid4(), "turn": 0}  # type: ignore[operator]  # It is a dict.
        if slot is not None:
            self.initial["continues"], self.initial["revision_note"] = slot.mark, slot.note
        if shown is not None:
            self.initial["tags"] = shown["tags"]
            self.initial["revision"] = self.instance.shown_number

    def clean(self) -> dict[str, Any]:
        """Refuse a form that does not say which text it was opened on."""
        data = super().clean()
        number = getattr(self.instance, "shown_number", None)
        if number and max(data.get("revision") or 0, int("revision" in self.data)) != number:
            self.add_error(
                None,
                _now(
                    "This form does not say which text it was opened on. "
                    "Copy what you wrote, open the article anew, and put it in there."
                ),
            )
        return data

    def clean_title(self) -> str:
        """The title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_tags(self) -> list[str]:
        """The names; new ones only from who may add tags."""
        words: list[str] = self.cleaned_data["tags"]
        if "tags" not in self.changed_data or self.user.has_perm("articles.add_tag"):
            return words
        if new := Tag.objects.unknown(words):
            raise ValidationError(
                _now("You may not add new tags: %(tags)s. Choose others, or ask an editor.")
                % {"tags": ", ".join(new)}
            )
        return words

    def snapshot(self, bylines: list[dict[str, Any]]) -> dict[str, Any]:
        """What the form says, with these bylines: what makes no sense in it stays as it was,
        except for words, which are kept as they were sent."""
        shown = getattr(self.instance, "shown", None) or snapshots.empty()
        said = {name: self._said(name, shown[name]) for name in FIELDS}
        tags = self.cleaned_data.get("tags", shown["tags"]) if "tags" in self.fields else None
        return shown | said | {"tags": shown["tags"] if tags is None else tags, "bylines": bylines}

    def _said(self, name: str, shown: Any) -> Any:
        if name not in self.fields:
            return shown
        if name in self.cleaned_data:
            value = self.cleaned_data[name]
            return getattr(value, "pk", None) if name in RELATIONS else value
        raw = self.data.get(self.add_prefix(name))
        if not isinstance(raw, str) or not isinstance(self.fields[name], forms.CharField):
            return shown
        text = strip_control(raw)
        return tidy(clean(text)) if isinstance(self.fields[name], ProseField) else text


def open_on(
    article: Article, snapshot: dict[str, Any], number: int, *, nameless: bool = False
) -> Article:
    """`article` as a form shall show it: in memory, with the text and the number of a revision.

    What is not text stays as it is: state, dates, and the address where readers find it now.
    """
    snapshots.lay_over(article, snapshot)
    shown: Any = article
    shown.shown, shown.shown_number = snapshot, number
    shown.byline_rows = snapshots.byline_rows(article, snapshot, nameless=nameless)
    return article


def open_on_slot(article: Article, slot: Autosave) -> Article:
    """`article` as a form shall show it that goes on with an autosave."""
    text = snapshots.current_one(slot.snapshot)
    shown: Any = open_on(article, text, slot.base, nameless=True)
    shown.slot = slot
    return article


def opened(article: Article, request: HttpRequest) -> Article:
    """`article` as the form of this request has it: the newest text, an autosave that the form is
    asked to go on with, or, of a form that is sent in, the text that it was opened on."""
    if slot := chosen_slot(request, article):
        return open_on_slot(article, slot)
    return open_on(article, *text_behind(article, request))


def text_behind(article: Article, request: HttpRequest) -> tuple[dict[str, Any], int]:
    """The text on which the form of this request stands, and its number, so that what was changed
    in a form that is sent in can be told: the one that it names, else the newest."""
    newest = article.working_revision
    asked = request.POST.get("revision", "")
    if newest is None:
        return snapshots.edited(article), 0
    if request.method == "POST" and is_key(asked) and int(asked) != newest.number:
        # A form that was opened before there was a revision stands on what was found then.
        older = Revision.objects.about(article).filter(number=max(int(asked), 1)).first()
        newest = older or newest
    return snapshots.current_one(newest.snapshot), newest.number


def chosen_slot(request: HttpRequest, article: Article | None) -> Autosave | None:
    """The autosave that the address asks the form to go on with, if it is this person’s own."""
    asked = request.GET.get("autosave", "")
    if request.method == "POST" or not is_key(asked):
        return None
    return Autosave.objects.filter(pk=asked, user=request.user, article=article).first()  # type: ignore[misc]  # Staff only get here.
