"""The index of the search, and the full-text indexes that each database keeps over it."""

from django.db import migrations, models

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

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "answers and articles"),
                            ("collection", "symposia"),
                            ("contributor", "contributors"),
                        ],
                        max_length=11,
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("language", models.CharField(blank=True, max_length=12)),
                ("label", models.TextField()),
                ("title", models.TextField()),
                ("dek", models.TextField()),
                ("names", models.TextField()),
                ("body", models.TextField()),
                ("whole", models.TextField()),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="search_entry_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["article", "collection", "contributor"])),
                        name="search_entry_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(make, drop),
    ]
