"""The newest acts are found without sorting the whole log."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["-at", "-id"], name="act_newest"),
        ),
    ]
