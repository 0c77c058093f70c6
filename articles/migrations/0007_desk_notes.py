"""What people at the desk say to each other about an article, and its acts in the log."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_waves_held_and_opened"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="act",
            name="verb",
            field=models.CharField(
                choices=[
                    ("created", "created"),
                    ("changed", "changed"),
                    ("imported", "imported"),
                    ("submitted", "submitted"),
                    ("returned", "returned"),
                    ("approved", "approved"),
                    ("scheduled", "scheduled"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("corrected", "corrected"),
                    ("moved", "moved"),
                    ("shared", "shared"),
                    ("noted", "left a note"),
                    ("answered", "answered a note"),
                    ("resolved", "resolved a note"),
                    ("reopened", "reopened a note"),
                    ("deleted", "deleted"),
                ],
                max_length=10,
                verbose_name="what",
            ),
        ),
        migrations.CreateModel(
            name="DeskNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="text")),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("title", "Title"),
                            ("dek", "Dek"),
                            ("editors_note", "Editor’s note"),
                            ("body", "Body"),
                        ],
                        max_length=12,
                        verbose_name="stands in",
                    ),
                ),
                ("quote", models.TextField(blank=True, max_length=1000, verbose_name="passage")),
                ("before", models.CharField(blank=True, max_length=60, verbose_name="before it")),
                ("after", models.CharField(blank=True, max_length=60, verbose_name="after it")),
                (
                    "resolved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="resolved"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_notes",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="articles.desknote",
                        verbose_name="answer to",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resolved by",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "note of the desk",
                "verbose_name_plural": "notes of the desk",
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="desk_note_says_something",
                        violation_error_message="A note says something.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("text"), 4000
                            ),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("quote"), 1000
                            ),
                        ),
                        name="desk_note_is_short",
                        violation_error_message="A note, or the passage that it is about, is too long.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("after", ""), ("before", ""), ("field", ""), ("quote", "")),
                            models.Q(
                                ("field__in", ["title", "dek", "editors_note", "body"]),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="desk_note_has_a_whole_passage_or_none",
                        violation_error_message="A passage is some words in one part of the article.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_at", None), ("resolved_by", None)),
                            models.Q(
                                ("resolved_at__isnull", False), ("resolved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="desk_note_is_resolved_by_somebody",
                        violation_error_message="Somebody resolves a note, at a time.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None),
                            models.Q(
                                ("after", ""),
                                ("before", ""),
                                ("field", ""),
                                ("quote", ""),
                                ("resolved_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="desk_note_answer_is_bare",
                        violation_error_message="An answer has no passage, and is resolved with its note.",
                    ),
                ],
            },
        ),
    ]
