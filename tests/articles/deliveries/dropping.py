"""Dropping documents on the desk and sending the form of their review, as a browser does."""

import io
import re
import zipfile
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Act, Article, Byline, DeliveredDocument, ImportedDocument, Take
from contributors.models import Affiliation, Contributor, Organisation
from tests.desk import form_data, page

IMPORT = "/admin/import/"
MODELS = (Article, Byline, Take, Contributor, Organisation, Affiliation, ImportedDocument, Act)
BIO = "{name} is Director of the Sample Archive. Follow {name} on Twitter at @{handle}."


def take(title="A Sample Title", name="Ann Example", bio=None, text="The answer is a sample."):
    bio = BIO.format(name=name, handle=name.replace(" ", "")[:15]) if bio is None else bio
    parts = [title, f"By {name}" if name else "", text, "It goes on for a while.", bio]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def file(name="ann.txt", content=None):
    return SimpleUploadedFile(name, take() if content is None else content)


def drop(client, *files, **fields):
    """Send files as a browser without scripts does; returns the address that it is led to."""
    sent = {"key": str(uuid4()), "files": list(files), **fields}
    response = client.post(IMPORT, sent)
    assert response.status_code == 302, page(response)
    return response.url


def review(client, address, button="_save", **changes):
    """Send the form of the review as it stands, but for some changes; names have `__` for `-`."""
    data = form_data(client.get(address))
    for name, value in changes.items():
        field = name.replace("__", "-")
        if value is None:
            data.pop(field)
        else:
            data[field] = [value]
    return client.post(address, {**data, button: "yes"}, follow=True)


def counts():
    return {model.__name__: model._base_manager.count() for model in MODELS}


def row(name="ann.txt"):
    return DeliveredDocument.objects.get(reference=name)


def field(name, of="ann.txt"):
    """The name of a field in the form of a document, with `__` for `-`."""
    return f"d{row(of).pk}__{name.replace('-', '__')}"


def text_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", page(response)).split())


def zipped(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()
