"""The database itself refuses to change or delete what is only ever added to."""

from django.db import migrations

from articles.append_only import statements, undo_statements

TABLES = ["articles_act", "articles_revision"]


def make(apps, schema_editor):
    for table in TABLES:
        for statement in statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    for table in TABLES:
        for statement in undo_statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_initial")]

    operations = [migrations.RunPython(make, drop)]
