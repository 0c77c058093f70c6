"""Every address of the site, from its URL configuration.

A new view is walked to without further work; one whose arguments nobody can guess makes the tests
that walk fail.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.urls.resolvers import URLResolver
from django.utils import timezone

from articles import waves, workflow
from articles.models import Article, Take, Wave
from articles.references import KINDS
from articles.sitemaps import sitemaps_at
from contributors.models import Addressed, Image


def addresses(resolver: URLResolver, tokens: list[str], prefix: str = "") -> Iterator[str]:
    """Every address of the site, with every argument that the data can give it.

    `tokens` are further words to try in the place of a slug or a token.
    """
    for possibilities, *_ in _entries(resolver):
        for template, parameters in possibilities:
            choices = [
                arguments(parameter, tokens, f"/{prefix}{template}") for parameter in parameters
            ]
            for values in product(*choices):
                filled = template % dict(zip(parameters, values, strict=True))
                yield f"/{prefix}{filled}"
    for namespace_prefix, nested in resolver.namespace_dict.values():
        yield from addresses(nested, tokens, prefix + namespace_prefix)


def _entries(resolver: URLResolver) -> list[Any]:
    """The entries of `reverse_dict`, which is a dictionary of several values a key."""
    return [entry for key in resolver.reverse_dict for entry in resolver.reverse_dict.getlist(key)]


def slugs(template: str) -> list[str]:
    """The slugs to try in an address: all of them, unless it is plain whose they are."""
    if "%(token)s" in template:
        return list(
            Take.objects.filter(article__isnull=False).values_list("article__slug", flat=True)
        )
    found = []
    for model in (model for model in apps.get_models() if issubclass(model, Addressed)):
        known = list(model.objects.values_list("slug", flat=True))
        path = reverse(model.address_name, kwargs={"slug": "x"}).removesuffix("x/")
        if template.startswith(f"{path}%(slug)s"):
            return known
        found += known
    return found


def arguments(parameter: str, tokens: list[str], template: str) -> list[str]:
    """What to try for a parameter of an address: everything that the data knows, and a stranger."""
    names = [
        name
        for image in Image.objects.all()
        # Of the renditions a few: each is asked about by the same query.
        for path in (image.public_file.name, image.file.name, *image.made_names[1::5])
        for name in (path.rpartition("/")[2], path)
    ]
    # Below a token a few pictures are met by every answer: all would be a hundred thousand.
    if "%(token)s/%(slug)s" in template:
        names = names[::60]
    keys = [str(key) for key in Article.objects.values_list("pk", flat=True)[:4]]
    known = {
        "slug": [*slugs(template), *tokens, *keys, "no-such-page"],
        "name": [*names, "no-such-picture.jpg"],
        # The expired ones, what might be taken for one, and none: each meets every picture.
        "token": [*tokens[-2:], tokens[0], "no-such-token"],
        "link": keys,
        "kind": [*KINDS],
        "pk": [str(key) for key in Article.objects.values_list("pk", flat=True)],
        "slot": keys[:1],
        "key": [*keys[:1], "5f0c9a52-1d7e-4b57-9d2c-2f1f6f0f7c11"],
        "object_id": keys,
        "app_label": [config.label for config in apps.get_app_configs()],
        "content_type_id": [str(ContentType.objects.get_for_model(Article).pk)],
        "url": ["articles/article"],
        "verb": list(workflow.VERBS),
        "wave_id": [str(key) for key in Wave.objects.values_list("pk", flat=True)[:1]],
        "act": list(waves.ACTS),
        "id": keys,
        "number": ["1", "2"],
        "path": ["articles/article/"],
        # The forms of a feed are written from the same data, which is what may leak.
        "form": ["feed.json"],
        "scope": ["section", "tag", "contributor", "collection"],
        "shape": ["16x9"],
        "section": [*sitemaps_at(timezone.now())],
    }
    assert parameter in known, f"Teach this test what to try for the argument “{parameter}”."
    return known[parameter]
