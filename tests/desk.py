"""The desk as a browser without scripts uses it: reads the form of a page and sends it back."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from hanoi.models import User


def at_the_desk(user: User) -> Client:
    """A client logged in as `user`."""
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *arguments: Any) -> str:
    """The address of a screen, such as `articles_article_change`."""
    return reverse(f"admin:{name}", args=arguments)


def page(response: HttpResponse) -> str:
    """The text of a response."""
    return response.content.decode()


def form_data(response: HttpResponse) -> dict[str, list[str]]:
    """What a browser would send if the form of the page were submitted as it stands."""
    reader = _FormReader()
    reader.feed(page(response))
    return reader.data


def save(client: Client, address: str, **changes: Any) -> Any:
    """Open the form at `address`, change some fields, and submit it.

    Names have `__` for the `-` of rows (`bylines__0__role`); a list gives several values, `None`
    takes a field away. The response follows redirects.
    """
    data: dict[str, Any] = form_data(client.get(address))
    for name, value in changes.items():
        field = name.replace("__", "-")
        if value is None:
            data.pop(field, None)
        else:
            data[field] = value if isinstance(value, list) else [value]
    return client.post(address, data, follow=True)


def confirm(client: Client, address: str, data: Any = None, **options: Any) -> Any:
    """Say yes on the page at `address` as it is shown now, with `data` filled in."""
    return client.post(address, form_data(client.get(address)) | (data or {}), **options)


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """The errors of the form and its rows, by field; empty where it was saved."""
    context: Any = response.context  # type: ignore[attr-defined]
    if context is None or "adminform" not in context:
        return {}
    found = {name: list(said) for name, said in context["adminform"].form.errors.items()}
    for rows in context["inline_admin_formsets"]:
        for row in rows.formset.forms:
            found |= {row.add_prefix(name): list(said) for name, said in row.errors.items()}
        if rows.formset.non_form_errors():
            found[rows.formset.prefix] = list(rows.formset.non_form_errors())
    return found


class _FormReader(HTMLParser):
    """Collects the values of the controls in the form that is submitted by `_save`."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self._inside = False
        self._select = ""
        self._options: list[tuple[str, bool]] = []
        self._multiple = False
        self._textarea = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        usable = "disabled" not in given and "__prefix__" not in name
        if tag == "form" and given.get("method", "").lower() == "post":
            # That which is submitted to the page itself: neither the log-out nor the notes are.
            itself = given.get("id", "").endswith("_form")
            self._inside = itself or not given.get("action")
        elif not self._inside or not (usable or tag == "option"):
            return
        elif tag == "input" and name:
            kind = given.get("type", "text")
            if kind in {"checkbox", "radio"} and "checked" not in given:
                return
            if kind not in {"submit", "button", "file", "image"}:
                self._add(name, given.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "select" and name:
            self._select, self._options, self._multiple = name, [], "multiple" in given
        elif tag == "option" and self._select:
            self._options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea" and name:
            self._textarea, self._text = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select" and self._select:
            chosen = [value for value, selected in self._options if selected]
            if not chosen and self._options and not self._multiple:
                chosen = [self._options[0][0]]
            for value in chosen:
                self._add(self._select, value)
            self._select = ""
        elif tag == "textarea" and self._textarea:
            self._add(self._textarea, self._text.removeprefix("\n"))
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text += data

    def _add(self, name: str, value: str) -> None:
        self.data.setdefault(name, []).append(value)
