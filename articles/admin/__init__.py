"""The desk's screens for what is written, a module each."""

from articles.admin import article, collection, contributor, history, take, taxonomy

__all__ = ["article", "collection", "contributor", "history", "take", "taxonomy"]
