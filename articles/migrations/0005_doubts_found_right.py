"""The doubts of a dropped document that its owner has found groundless."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivereddocument",
            name="found_right",
            field=models.JSONField(default=list),
        ),
    ]
