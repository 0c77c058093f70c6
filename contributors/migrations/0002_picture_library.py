from django.conf import settings
from django.db import migrations, models


def forget_widths(apps, schema_editor):
    """Only WebP was made so far: what is missing is made before any of it is offered."""
    apps.get_model("contributors", "Image").objects.update(widths=[])


class Migration(migrations.Migration):
    dependencies = [
        ("contributors", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="image",
            name="cut_at",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Around which point the cuts that are made were cut; empty before.",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="focal_x",
            field=models.FloatField(default=0.5, verbose_name="from the left"),
        ),
        migrations.AddField(
            model_name="image",
            name="focal_y",
            field=models.FloatField(default=0.5, verbose_name="from the top"),
        ),
        migrations.AddField(
            model_name="image",
            name="licence",
            field=models.CharField(
                blank=True,
                help_text="What allows it to be shown: a licence, an agreement, whom to ask.",
                max_length=200,
                verbose_name="licence",
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="ornamental",
            field=models.BooleanField(
                default=False,
                help_text="It tells nothing that a reader who does not see it would miss.",
                verbose_name="only an ornament",
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="rights_expire_on",
            field=models.DateField(
                blank=True,
                help_text="From this day on it may not be shown any more. Empty if there is no such day.",
                null=True,
                verbose_name="rights expire on",
            ),
        ),
        migrations.AlterField(
            model_name="image",
            name="widths",
            field=models.JSONField(
                default=list,
                editable=False,
                help_text="Of the uncut renditions that are made, in pixels and in ascending order.",
            ),
        ),
        migrations.RunPython(forget_widths, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("focal_x__range", (0, 1)), ("focal_y__range", (0, 1))),
                name="image_focal_point_is_in_it",
                violation_error_message="The point that matters most lies in the picture.",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("ornamental", False), ("alt", ""), _connector="OR"),
                name="image_ornament_has_no_alt",
                violation_error_message="A picture that is only an ornament has no alternative text: empty it, or uncheck “only an ornament”.",
            ),
        ),
    ]
