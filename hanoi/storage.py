"""How static files are served: under names made of their content, kept by browsers for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names inside ES modules too, so that public pages need no import map."""

    support_js_module_import_aggregation = True
