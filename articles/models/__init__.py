"""Articles, collections, and what was done to them."""

from articles.models.append_only import AppendOnlyError
from articles.models.article import Article, changes_wait
from articles.models.autosave import Autosave
from articles.models.byline import Byline
from articles.models.collection import Collection, Convener, Wave
from articles.models.delivery import DeliveredDocument, Delivery
from articles.models.desk_note import DeskNote
from articles.models.history import Act, Correction, ImportedDocument
from articles.models.outward import OutwardHost, OutwardLink
from articles.models.presence import Presence
from articles.models.preview import PreviewLink
from articles.models.release import Release, in_state_at, public_at
from articles.models.revision import Revision
from articles.models.search import SearchEntry
from articles.models.take import Participant, Take
from articles.models.taxonomy import Section, Tag, TaggedArticle

__all__ = [
    "Act",
    "AppendOnlyError",
    "Article",
    "Autosave",
    "Byline",
    "Collection",
    "Convener",
    "Correction",
    "DeliveredDocument",
    "Delivery",
    "DeskNote",
    "ImportedDocument",
    "OutwardHost",
    "OutwardLink",
    "Participant",
    "Presence",
    "PreviewLink",
    "Release",
    "Revision",
    "SearchEntry",
    "Section",
    "Tag",
    "TaggedArticle",
    "Take",
    "Wave",
    "changes_wait",
    "in_state_at",
    "public_at",
]
