"""The full-text indexes that each database keeps over the index of the search."""

from django.db import migrations

from articles.search.schema import ensure_trigrams, statements, undo_statements


def make(apps, schema_editor):
    ensure_trigrams(schema_editor.connection)
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in undo_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_append_only"),
    ]

    operations = [migrations.RunPython(make, drop)]
