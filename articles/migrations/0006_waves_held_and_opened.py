from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_revisions"),
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
                    ("held", "held"),
                    ("opened", "opened"),
                    ("shared", "shared"),
                    ("deleted", "deleted"),
                ],
                max_length=10,
                verbose_name="what",
            ),
        ),
    ]
