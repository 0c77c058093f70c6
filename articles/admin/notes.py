"""The notes of the desk: a panel beside the article’s form, and a page of their own.

Both show the same list and take the same forms. Without scripts a form leads back to where it
stood; with them it is sent beside the page, and the list alone comes back.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from articles import notes, snapshots
from articles.admin.note_form import LeaveForm
from articles.models import Article, DeskNote
from articles.refusals import NotAllowed, NotPossible
from articles.threads import threads
from contributors.desk.keys import is_key

SAID = {
    "leave": _("The note is left."),
    "answer": _("The note is answered."),
    "resolve": _("The note is resolved."),
    "reopen": _("The note is open again."),
}
# Parts of the article that are markup, and the names under which they are shown for reading only.
READABLE = {"body": "body_shown", "editors_note": "editors_note_shown"}


class NotesViews:
    """The notes, for the admin of articles."""

    opts: Any
    admin_site: Any
    get_object: Callable[..., Any]
    message_user: Callable[..., None]
    url_of: Callable[..., str]
    state_shown: Callable[..., str]
    has_view_permission: Callable[..., bool]
    has_change_permission: Callable[..., bool]

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and that of the notes."""
        view = self.admin_site.admin_view(self.notes_view)
        return [
            path("<path:object_id>/notes/", view, name="articles_article_notes"),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def notes_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """All notes on an article (GET); one more word in the talk (POST)."""
        # Passages are looked for in the newest text, on which the form opens as well.
        article: Any = snapshots.working_copy(self.get_object(request, unquote(object_id)))
        if not self.has_view_permission(request, article):
            raise NotAllowed
        shown: dict[str, Any] = {}
        if request.method == "POST":
            shown = self._carry_out(request, article)
        by_script = request.headers.get("X-Requested-With") == "fetch"
        if "said" in shown and not by_script:
            self.message_user(request, shown["said"], messages.SUCCESS)
            page = "change" if request.POST.get("back") == "form" else "notes"
            return HttpResponseRedirect(f"{self.url_of(page, article)}#note-{shown['said_on']}")
        context = {
            **self.admin_site.each_context(request),
            **self.notes_context(request, article),
            **shown,
            "title": pgettext("of the desk", "Notes"),
            "subtitle": None,
            "opts": self.opts,
            "subject": article,
            "back": self.url_of("change", article),
            "on_form": request.POST.get("back") == "form",
        }
        request.current_app = self.admin_site.name
        template = "admin/desk/_notes.html" if by_script else "admin/desk/notes.html"
        return TemplateResponse(request, template, context, status=shown.get("status", 200))

    def notes_context(self, request: HttpRequest, article: Any) -> dict[str, Any]:
        """What the list of notes shows."""
        found = threads(article, request.user)
        opened = [one for one in found if one.note.resolved_at is None]
        return {
            "notes_url": self.url_of("notes", article),
            "open_threads": opened,
            "resolved_threads": found[len(opened) :],
            "leave_form": LeaveForm(article),
        }

    def _carry_out(self, request: HttpRequest, article: Any) -> dict[str, Any]:
        """Do what the form asks for: what was said, or what was wrong with it, for the page."""
        sent, by = request.POST, request.user
        deed, text = sent.get("do", ""), sent.get("text", "")
        kept: dict[str, Any] = {}
        try:
            if deed == "leave":
                form = LeaveForm(article, sent)
                kept = {"leave_form": form}
                if not form.is_valid():
                    return {**kept, "status": 400}
                passage = form.cleaned_data["passage"]
                note = notes.leave_note(
                    article, by, text=form.cleaned_data["text"], passage=passage
                )
            else:
                key = sent.get("note", "")
                note = get_object_or_404(
                    DeskNote, article=article.pk, pk=key if is_key(key) else None
                )
                if deed == "answer":
                    kept = {"kept_on": note.pk, "kept": text}
                    note = notes.answer_note(note, by, text=text)
                elif deed == "resolve":
                    notes.resolve_note(note, by)
                elif deed == "reopen":
                    notes.reopen_note(note, by)
                else:
                    raise BadRequest
        except NotPossible as reason:
            return {"problem": str(reason), "status": 409, **kept}
        return {"said": str(SAID[deed]), "said_on": note.parent_id or note.pk}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fieldsets; who may only look reads texts, not markup, so as to mark words in them."""
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]  # What it is mixed into has it.
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (
                name,
                {**options, "fields": [READABLE.get(one, one) for one in options["fields"]]},
            )
            for name, options in fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What nobody types, with the texts as they are read."""
        fields = super().get_readonly_fields(request, obj)  # type: ignore[misc]  # What it is mixed into has it.
        return [*fields, *READABLE.values()]

    @admin.display(description=_("body"), empty_value="–")
    def body_shown(self, article: Article) -> SafeString:
        """The body as readers get it; its field stores it clean."""
        return SafeString(article.body)  # Clean.

    @admin.display(description=_("editor’s note"), empty_value="–")
    def editors_note_shown(self, article: Article) -> SafeString:
        """The editor’s note as readers get it; its field stores it clean."""
        return SafeString(article.editors_note)  # Clean.

    @admin.display(description=_("state"), ordering="status")
    def state_and_notes(self, article: Any) -> str | SafeString:
        """The state, and how many notes are open, with a link to them; one column is narrow."""
        state = self.state_shown(article)
        if not article.open_notes:
            return state
        words = ngettext("%(number)d open note", "%(number)d open notes", article.open_notes)
        return format_html(
            '{}<br><a href="{}">{}</a>',
            state,
            self.url_of("notes", article),
            words % {"number": article.open_notes},
        )

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with the notes beside it."""
        if obj is not None:
            context |= self.notes_context(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc,no-any-return]  # What it is mixed into has it.
