"""The four groups and their permissions."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

from hanoi.roles import ROLES, rights


def make_groups(apps, schema_editor):
    database = schema_editor.connection.alias
    # Permissions are made after all migrations as a rule; here they are needed before.
    for label in ("hanoi", "contributors", "articles"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, using=database, verbosity=0)
        config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.using(database).select_related("content_type")
    }
    for role in ROLES:
        group, _ = Group.objects.using(database).get_or_create(name=role)
        group.permissions.set([known[right] for right in rights(role)])


def drop_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("hanoi", "0002_site"),
        ("contributors", "0001_initial"),
        ("articles", "0002_initial"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
