"""Words for the page of an article: whose it is, how to cite and to pass it on."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django import template
from django.conf import settings
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.citations import article_reference, bibtex
from articles.models import Byline
from articles.publication import site_of, translators, writers
from articles.templatetags.magazine import tongue

register = template.Library()


@register.simple_tag
def interface_tongue(language: str) -> SafeString:
    """`lang` and `dir` for the magazine's own words inside a text in `language`; often none."""
    own = get_language() or settings.LANGUAGE_CODE
    if own.partition("-")[0] == language.partition("-")[0].lower():
        return SafeString("")
    attributes = tongue(own)
    return attributes if "dir=" in attributes else format_html('{} dir="ltr"', attributes)


@register.filter
def once_each(bylines: Iterable[Byline]) -> list[Byline]:
    """The bylines, the first one only of people who have several parts in an article."""
    first: dict[int, Byline] = {}
    for byline in bylines:
        first.setdefault(byline.contributor_id, byline)
    return list(first.values())


@register.simple_tag(takes_context=True)
def citing(context: template.Context) -> dict[str, str]:
    """For a public article: its address, a citation for notes, BibTeX, and a mail with it."""
    site = site_of(context["request"])
    article, bylines = context["article"], list(context["bylines"])
    address = site.absolute(article.get_absolute_url())
    day = formats.date_format(timezone.localtime(article.release_at), "DATE_FORMAT")
    parts = {
        "people": _people(writers(bylines) or bylines),
        "title": article.title,
        "translators": _people(translators(bylines)),
        "site": site.name,
        "day": day,
        "address": address,
    }
    return {
        "address": address,
        "note": _note(parts),
        "bibtex": bibtex(
            [article_reference(site, article, keywords=[tag.name for tag in context["tags"]])]
        ).strip(),
        "mail": f"mailto:?subject={quote(article.title)}&body={quote(address)}",
    }


def _people(bylines: Iterable[Byline]) -> str:
    """Names as notes have them: given name first, “and” before the last."""
    names = [byline.contributor.name for byline in bylines]
    return get_text_list(names, _("and"))


def _note(parts: dict[str, Any]) -> str:
    if parts["translators"]:
        return (
            _(
                "%(people)s, “%(title)s”, translated by %(translators)s, %(site)s, %(day)s, "
                "%(address)s."
            )
            % parts
        )
    return _("%(people)s, “%(title)s”, %(site)s, %(day)s, %(address)s.") % parts
