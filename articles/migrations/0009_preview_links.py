import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_act_verbs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="previewlink",
            name="collection",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="preview_links",
                to="articles.collection",
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="note",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="shown_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="with_texts",
            field=models.BooleanField(default=False),
        ),
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
                    ("revoked", "link revoked"),
                    ("deleted", "deleted"),
                ],
                max_length=10,
                verbose_name="what",
            ),
        ),
        migrations.AlterField(
            model_name="previewlink",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="preview_links",
                to="articles.article",
            ),
        ),
        migrations.AddConstraint(
            model_name="previewlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("article__isnull", False), ("collection__isnull", True)),
                    models.Q(("article__isnull", True), ("collection__isnull", False)),
                    _connector="OR",
                ),
                name="preview_link_shows_one_thing",
                violation_error_message="A link shows an article or a collection.",
            ),
        ),
        migrations.AddConstraint(
            model_name="previewlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("with_texts", False), ("collection__isnull", False), _connector="OR"
                ),
                name="preview_link_texts_of_a_collection",
                violation_error_message="Only a collection has answers to show.",
            ),
        ),
    ]
